import { bar, colours, dot, LEFT, line, text } from './svg.ts';

/** What stands before the words of a legend. */
export type Mark = 'dot' | 'outside' | 'bar' | 'line' | 'dashes' | 'faint-line' | 'ring';

const GAP = 14;
/** Width of a letter of the small size, on average. */
const LETTER = 9.2;

const MARKS: Readonly<
  Record<Mark, { readonly width: number; readonly draw: (x: number, y: number) => string }>
> = {
  dot: { width: 25, draw: (x, y) => dot(x + 9, y) },
  outside: { width: 29, draw: (x, y) => dot(x + 11, y, true) },
  bar: { width: 21, draw: (x, y) => bar(x, y - 11, 14, 22, colours.luck) },
  line: { width: 29, draw: (x, y) => line([x, y], [x + 22, y], colours.fit, { width: 3 }) },
  dashes: { width: 29, draw: (x, y) => line([x, y], [x + 22, y], colours.line, { width: 2, dash: '7 6' }) },
  'faint-line': { width: 29, draw: (x, y) => line([x, y], [x + 22, y], colours.line, { width: 3 }) },
  ring: {
    width: 25,
    draw: (x, y) =>
      `<circle cx="${x + 9}" cy="${y}" r="7" fill="${colours.paper}" stroke="${colours.ink}" stroke-width="2.5"/>`,
  },
};

/** One line that says what the marks of a picture mean. */
export function legendRow(
  y: number,
  entries: readonly { readonly words: string; readonly mark: Mark }[],
): string[] {
  let left = LEFT;
  return entries.flatMap(({ words, mark }) => {
    const { width, draw } = MARKS[mark];
    const start = left;
    left += width + words.length * LETTER + GAP;
    return [draw(start, y - 6), text(start + width, y, words, { size: 'small', colour: colours.faint })];
  });
}
