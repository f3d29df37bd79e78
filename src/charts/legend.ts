import { bar, colours, dot, LEFT, line, ring, text } from './svg.ts';

/** What stands before the words of a legend. */
export type Mark = 'dot' | 'outside' | 'bar' | 'line' | 'own-line' | 'dashes' | 'ink-dashes' | 'ring';

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
  'own-line': { width: 29, draw: (x, y) => line([x, y], [x + 22, y], colours.dot, { width: 5 }) },
  'ink-dashes': {
    width: 29,
    draw: (x, y) => line([x, y], [x + 22, y], colours.ink, { width: 2, dash: '7 6' }),
  },
  ring: { width: 25, draw: (x, y) => ring(x + 9, y) },
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
