import type { Coverage } from '../domain/calibration/intervals/coverage.ts';
import type { QuantileBins } from '../domain/calibration/intervals/quantile-bins.ts';
import { percentWords } from '../domain/words/numbers.ts';
import { legendRow } from './legend.ts';
import { place, type ShareAxis, shareAxis } from './share-axis.ts';
import { bar, colours, dot, heading, LEFT, line, picture, text } from './svg.ts';

/** From so many intervals on the four cells mean anything. */
export const INTERVALS_FOR_CELLS = 20;

/** What the picture of intervals is drawn from; all at one level. */
export interface IntervalsDrawn {
  /** Whole percent that they should hold. */
  readonly level: number;
  readonly coverage: Coverage;
  readonly cells: Pick<QuantileBins, 'counts' | 'expected'>;
}

const AXIS: ShareAxis = { left: 48, width: 504 };
const TRACK = { top: 120, middle: 152, bottom: 184 };
const CELLS = { top: 330, bottom: 470, left: 48, step: 134, width: 102 };
const CELL_NAMES = ['below low', 'low to mid', 'mid to high', 'above high'];

/**
 * How often intervals held against how often they should, and, from twenty on, where the outcomes fell.
 *
 * @returns SVG text; the same input gives the same bytes
 */
export function intervalsPicture(drawn: IntervalsDrawn): string {
  const { level, coverage } = drawn;
  const hasCells = coverage.n >= INTERVALS_FOR_CELLS;
  return picture(hasCells ? 556 : 278, [
    ...heading(
      `${level}% intervals`,
      `Held ${coverage.hits} of ${coverage.n} times (${percentWords(coverage.rate)}).`,
    ),
    ...held(drawn),
    ...(hasCells ? cells(drawn.cells) : []),
  ]);
}

/** What the picture says, for those who do not see it. */
export function intervalsAltText({ level, coverage, cells: { counts, expected } }: IntervalsDrawn): string {
  const { hits, n, rate, low, high } = coverage;
  const range = `${percentWords(rate)}; 90% interval ${percentWords(low)} to ${percentWords(high)}`;
  const where = CELL_NAMES.map(
    (name, cell) => `${name} ${counts[cell]} (${expectedWords(expected[cell] ?? 0)})`,
  );
  const fell = n >= INTERVALS_FOR_CELLS ? ` Outcomes fell ${where.join(', ')}.` : '';
  return `Intervals: the ${level}% intervals held ${hits} of ${n} (${range}).${fell}`;
}

function held({ level, coverage }: IntervalsDrawn): string[] {
  const [low, high] = [place(AXIS, coverage.low), place(AXIS, coverage.high)];
  const stated = place(AXIS, level / 100);
  return [
    ...shareAxis(AXIS, TRACK.top, TRACK.bottom),
    bar(low, TRACK.middle - 13, Math.max(4, high - low), 26, colours.luck),
    line([stated, TRACK.top - 10], [stated, TRACK.bottom], colours.ink, { width: 2, dash: '7 6' }),
    dot(place(AXIS, coverage.rate), TRACK.middle),
    ...legendRow(254, [
      { words: 'held, %', mark: 'dot' },
      { words: '90% interval', mark: 'bar' },
      { words: `should hold ${level}%`, mark: 'ink-dashes' },
    ]),
  ];
}

function cells({ counts, expected }: IntervalsDrawn['cells']): string[] {
  const most = Math.max(...counts, ...expected);
  const height = (count: number) => (count / most) * (CELLS.bottom - CELLS.top);
  return [
    text(LEFT, 304, 'Where the outcomes fell', { bold: true }),
    ...counts.flatMap((count, cell) => {
      const left = CELLS.left + cell * CELLS.step;
      const [middle, top] = [left + CELLS.width / 2, CELLS.bottom - height(count)];
      const due = CELLS.bottom - height(expected[cell] ?? 0);
      return [
        bar(left, top, CELLS.width, Math.max(2, height(count)), colours.luck),
        line([left - 8, due], [left + CELLS.width + 8, due], colours.ink, { width: 2, dash: '7 6' }),
        text(middle, CELLS.bottom - 10, String(count), { anchor: 'middle', bold: true }),
        text(middle, CELLS.bottom + 26, CELL_NAMES[cell] ?? '', {
          size: 'small',
          anchor: 'middle',
          colour: colours.faint,
        }),
      ];
    }),
    line([CELLS.left - 8, CELLS.bottom], [560, CELLS.bottom], colours.line),
    ...legendRow(534, [
      { words: 'outcomes', mark: 'bar' },
      { words: 'expected', mark: 'ink-dashes' },
    ]),
  ];
}

function expectedWords(count: number): string {
  return `${Number(count.toFixed(1))} expected`;
}
