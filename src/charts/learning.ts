import type { RollingPoint } from '../domain/calibration/rolling.ts';
import { ROLLING_WINDOW } from '../domain/calibration/rolling.ts';
import { brierWords } from '../domain/words/numbers.ts';
import { legendRow } from './legend.ts';
import { colours, heading, line, path, picture, text } from './svg.ts';

const HEIGHT = 456;
const PLOT = { left: 84, right: 560, top: 108, bottom: 350 };
const LEAST_TOP = 0.3;
/** More points than pixels across would only make the file larger. */
const POINTS_MAX = 238;

/**
 * Learning over time: the mean Brier score of the last thirty answers, with what the own percentages promise and how
 * the others did on the same questions. A picture to look at, without a verdict.
 *
 * @param points as `rollingBrier` gives them, at least one
 * @returns SVG text; the same input gives the same bytes
 */
export function learningPicture(points: readonly RollingPoint[]): string {
  const drawn = thinned(points);
  const top = Math.max(LEAST_TOP, Math.ceil(10 * Math.max(...drawn.flatMap(heights))) / 10);
  const at = placer(drawn, top);
  const own = drawn.map((point) => at(point.answers, point.brier));
  const hasOthers = drawn.some(({ others }) => others !== null);
  return picture(HEIGHT, [
    ...heading(
      'Learning over time',
      `Mean Brier score of the last ${ROLLING_WINDOW} answers; lower is better.`,
    ),
    ...axes(drawn, top, at),
    ...segments(drawn).map((part) =>
      path(
        part.map(({ answers, score }) => at(answers, score)),
        colours.fit,
      ),
    ),
    path(
      drawn.map((point) => at(point.answers, point.expected)),
      colours.line,
      { width: 3, dash: '8 7' },
    ),
    path(own.length === 1 ? [...own, ...own] : own, colours.dot, { width: 5 }),
    ...legendRow(HEIGHT - 24, [
      { words: 'you', mark: 'own-line' },
      { words: 'promised by your percents', mark: 'dashes' },
      ...(hasOthers ? [{ words: 'the others', mark: 'line' } as const] : []),
    ]),
  ]);
}

/** What the picture says, for those who do not see it. */
export function learningAltText(points: readonly RollingPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'Learning over time: nothing to draw yet.';
  const others = last.others === null ? '' : `, the others on the same questions ${brierWords(last.others)}`;
  const before = points.length > 1 ? `; at ${first.answers} answers it was ${brierWords(first.brier)}` : '';
  return (
    `Learning over time: mean Brier score of the last ${ROLLING_WINDOW} of ${last.answers} answers ${brierWords(last.brier)} ` +
    `(promised ${brierWords(last.expected)}${others})${before}. Lower is better.`
  );
}

type Placer = (answers: number, score: number) => readonly [number, number];

function placer(points: readonly RollingPoint[], top: number): Placer {
  const [from, to] = [points[0]?.answers ?? 0, points.at(-1)?.answers ?? 1];
  return (answers, score) => [
    PLOT.left + ((PLOT.right - PLOT.left) * (answers - from)) / Math.max(1, to - from),
    PLOT.bottom - ((PLOT.bottom - PLOT.top) * score) / top,
  ];
}

function axes(points: readonly RollingPoint[], top: number, at: Placer): string[] {
  const [from, to] = [points[0]?.answers ?? 0, points.at(-1)?.answers ?? 0];
  const scores = Array.from({ length: Math.round(top * 10) + 1 }, (_, tenth) => tenth / 10);
  const small = { size: 'small', colour: colours.faint } as const;
  return [
    ...scores.flatMap((score) => {
      const [, y] = at(from, score);
      return [
        line([PLOT.left, y], [PLOT.right, y], colours.rule),
        text(PLOT.left - 14, y + 6, score.toFixed(1), { ...small, anchor: 'end' }),
      ];
    }),
    text(PLOT.left, PLOT.bottom + 30, String(from), { ...small, anchor: 'middle' }),
    ...(to > from ? [text(PLOT.right, PLOT.bottom + 30, String(to), { ...small, anchor: 'middle' })] : []),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 30, 'answers', { ...small, anchor: 'middle' }),
  ];
}

/** The others' line, in pieces where too few questions were shared. */
function segments(points: readonly RollingPoint[]): { answers: number; score: number }[][] {
  const parts: { answers: number; score: number }[][] = [];
  let open: { answers: number; score: number }[] = [];
  for (const { answers, others } of points) {
    if (others !== null) open.push({ answers, score: others });
    else if (open.length > 0) {
      parts.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...parts, open] : parts;
}

function heights({ brier, expected, others }: RollingPoint): number[] {
  return [brier, expected, ...(others === null ? [] : [others])];
}

function thinned(points: readonly RollingPoint[]): RollingPoint[] {
  const step = Math.ceil(points.length / POINTS_MAX);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}
