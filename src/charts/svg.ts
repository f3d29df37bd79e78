/** Colours that read on light and dark alike, since every picture brings its own background. */
export const colours = {
  paper: '#ffffff',
  ink: '#1d2433',
  faint: '#6b7385',
  rule: '#d9dde5',
  luck: '#c7d4ee',
  dot: '#1f5fbf',
  outside: '#c2410c',
  line: '#8a94a6',
} as const;

const SIZES = { title: 20, label: 15, small: 13 } as const;

/** A number as it stands in an SVG: two decimals at most, so that the same input gives the same bytes everywhere. */
export const at = (value: number): string => String(Number(value.toFixed(2)));

/** A whole picture with its background. Sizes in CSS pixels. */
export function picture(width: number, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter">`,
    `<rect width="${width}" height="${height}" rx="12" fill="${colours.paper}"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

/** A line of text. Only Hunch's own words and numbers: no font here covers every script. */
export function text(
  x: number,
  y: number,
  words: string,
  options: {
    readonly size?: keyof typeof SIZES;
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly colour?: string;
    readonly bold?: boolean;
  } = {},
): string {
  const { size = 'label', anchor = 'start', colour = colours.ink, bold = false } = options;
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${at(x)}" y="${at(y)}" font-size="${SIZES[size]}" text-anchor="${anchor}" fill="${colour}"${weight}>${escapeXml(words)}</text>`;
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, colour: string, dash = ''): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}" stroke-width="1.5"${dashes}/>`;
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
