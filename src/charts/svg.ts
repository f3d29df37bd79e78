/** Every picture brings its own background, so that it reads the same on light and on dark. */
export const colours = {
  paper: '#fbfaf7',
  ink: '#1f2430',
  faint: '#5f6675',
  rule: '#e4e2db',
  luck: '#c9d5ea',
  dot: '#1d4f91',
  outside: '#b3401a',
  line: '#8c8f98',
  fit: '#23745a',
} as const;

/** Every picture is this wide: at 600, the small size is ten points on a phone. */
export const WIDTH = 600;
/** Where titles and legends begin. */
export const LEFT = 28;
const SIZES = { title: 26, label: 20, small: 17 } as const;

/** A number as it stands in an SVG: two decimals at most, so that the same input gives the same bytes everywhere. */
export const at = (value: number): string => String(Number(value.toFixed(2)));

/** A whole picture with its background. Sizes in CSS pixels. */
export function picture(height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter">`,
    `<rect width="${WIDTH}" height="${height}" fill="${colours.paper}"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

/** Title and one line below it, at the top left of every picture. */
export function heading(title: string, below: string): string[] {
  return [
    text(LEFT, 46, title, { size: 'title', bold: true }),
    text(LEFT, 76, below, { size: 'small', colour: colours.faint }),
  ];
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
export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  { width = 1.5, dash = '' }: { readonly width?: number; readonly dash?: string } = {},
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${at(from[0])}" y1="${at(from[1])}" x2="${at(to[0])}" y2="${at(to[1])}" stroke="${colour}" stroke-width="${width}"${dashes}/>`;
}

/** A line through points. */
export function path(
  points: readonly (readonly [number, number])[],
  colour: string,
  { width = 3, dash = '' }: { readonly width?: number; readonly dash?: string } = {},
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  const places = points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ');
  return `<polyline points="${places}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"${dashes}/>`;
}

/** A filled rectangle with round corners. */
export function bar(x: number, y: number, width: number, height: number, colour: string, radius = 4): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="${radius}" fill="${colour}"/>`;
}

/** A dot; one that stands out is a diamond too, so that colour is not all that tells it. */
export function dot(x: number, y: number, standsOut = false): string {
  const ring = `stroke="${colours.paper}" stroke-width="2.5"`;
  if (!standsOut) return `<circle cx="${at(x)}" cy="${at(y)}" r="9" fill="${colours.dot}" ${ring}/>`;
  const corners = [
    `${at(x)},${at(y - 12)}`,
    `${at(x + 12)},${at(y)}`,
    `${at(x)},${at(y + 12)}`,
    `${at(x - 12)},${at(y)}`,
  ];
  return `<polygon points="${corners.join(' ')}" fill="${colours.outside}" ${ring}/>`;
}

/** An empty circle: what was said, where a dot is what happened. */
export function ring(x: number, y: number): string {
  return `<circle cx="${at(x)}" cy="${at(y)}" r="8" fill="${colours.paper}" stroke="${colours.ink}" stroke-width="2.5"/>`;
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
