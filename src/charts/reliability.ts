import type { IsotonicPoint } from '../domain/calibration/isotonic-line.ts';
import type { ReliabilityBin } from '../domain/calibration/reliability-bins.ts';
import { percentWords } from '../domain/words/numbers.ts';
import { legendRow } from './legend.ts';
import { spreadLabels } from './spread-labels.ts';
import { bar, colours, dot, heading, LEFT, line, path, picture, text } from './svg.ts';

const HEIGHT = 704;
const PLOT = { left: 92, top: 136, size: 460 };
const TICKS = [0, 20, 40, 60, 80, 100];
const COUNTS_Y = PLOT.top - 18;
/** Numbers farther than this from their dots would say nothing. */
const FAR = 16;
const BAR_WIDTHS = { min: 8, max: 26 };

/** What of a bin is drawn. */
type Bin = Pick<
  ReliabilityBin,
  'n' | 'hits' | 'meanProbability' | 'rate' | 'luckLow' | 'luckHigh' | 'isOutsideLuck'
>;

/**
 * Reliability diagram: what was said against how often it happened, one dot a bin, each with the bar within which luck
 * alone would put it, and the number of answers behind it above.
 *
 * @param bins as `reliabilityBins` gives them, at least one
 * @param isotonic as `isotonicLine` gives it; nothing draws no line
 * @returns SVG text; the same input gives the same bytes
 */
export function reliabilityDiagram(bins: readonly Bin[], isotonic: readonly IsotonicPoint[] = []): string {
  const total = bins.reduce((sum, bin) => sum + bin.n, 0);
  return picture(HEIGHT, [
    ...heading('Said and happened', `${total} answers. A dot inside its bar may well be luck.`),
    ...axes(),
    ...counts(bins),
    ...luckBars(bins),
    line([x(0), y(0)], [x(1), y(1)], colours.line, { width: 2, dash: '7 6' }),
    ...(isotonic.length === 0
      ? []
      : [
          path(
            isotonic.map((point) => [x(point.said), y(point.happened)]),
            colours.fit,
          ),
        ]),
    ...bins.map((bin) => dot(x(bin.meanProbability), y(bin.rate), bin.isOutsideLuck)),
    ...legend(
      isotonic.length > 0,
      bins.some((bin) => bin.isOutsideLuck),
    ),
  ]);
}

/** What the picture says, for those who do not see it; every number in it is the picture's. */
export function reliabilityAltText(bins: readonly Bin[], isotonic: readonly IsotonicPoint[] = []): string {
  const parts = bins.map((bin) => {
    const luck = `luck alone ${percentWords(bin.luckLow)} to ${percentWords(bin.luckHigh)}${bin.isOutsideLuck ? ', outside' : ''}`;
    return `said ${percentWords(bin.meanProbability)}, happened ${bin.hits} of ${bin.n} (${percentWords(bin.rate)}; ${luck})`;
  });
  const [first, last] = [isotonic[0], isotonic.at(-1)];
  const smooth =
    first && last ? [`smoothed, from ${percentWords(first.happened)} to ${percentWords(last.happened)}`] : [];
  return `Reliability diagram: ${[...parts, ...smooth].join('; ')}.`;
}

const x = (share: number) => PLOT.left + share * PLOT.size;
const y = (share: number) => PLOT.top + (1 - share) * PLOT.size;

function axes(): string[] {
  const middle = PLOT.top + PLOT.size / 2;
  return [
    ...TICKS.flatMap((tick) => [
      line([x(0), y(tick / 100)], [x(1), y(tick / 100)], colours.rule),
      line([x(tick / 100), y(0)], [x(tick / 100), y(1)], colours.rule),
      text(x(0) - 14, y(tick / 100) + 6, String(tick), {
        size: 'small',
        anchor: 'end',
        colour: colours.faint,
      }),
      text(x(tick / 100), y(0) + 28, String(tick), {
        size: 'small',
        anchor: 'middle',
        colour: colours.faint,
      }),
    ]),
    text(x(0.5), y(0) + 56, 'said, %', { size: 'small', anchor: 'middle', colour: colours.faint }),
    `<g transform="rotate(-90 34 ${middle})">${text(34, middle, 'happened, %', { size: 'small', anchor: 'middle', colour: colours.faint })}</g>`,
  ];
}

/** How many answers are behind each dot, above it; between which numbers where the dots stand too close for that. */
function counts(bins: readonly Bin[]): string[] {
  const dots = bins.map((bin) => x(bin.meanProbability));
  const widest = Math.max(...bins.map((bin) => String(bin.n).length));
  const places = spreadLabels(dots, 11 * widest + 7, [x(0) + 16, x(1)]);
  if (places.some((place, index) => Math.abs(place - (dots[index] ?? 0)) > FAR)) {
    const [least, most] = [Math.min(...bins.map((bin) => bin.n)), Math.max(...bins.map((bin) => bin.n))];
    const words = `answers: ${least === most ? least : `${least} to ${most}`} behind each dot`;
    return [text(LEFT, COUNTS_Y, words, { size: 'small', colour: colours.faint })];
  }
  return [
    text(LEFT, COUNTS_Y, 'answers', { size: 'small', colour: colours.faint }),
    ...bins.flatMap((bin, index) => {
      const place = places[index] ?? 0;
      return [
        text(place, COUNTS_Y, String(bin.n), { size: 'small', anchor: 'middle', colour: colours.faint }),
        line([place, COUNTS_Y + 5], [dots[index] ?? 0, y(1)], colours.line, { width: 1 }),
      ];
    }),
  ];
}

function luckBars(bins: readonly Bin[]): string[] {
  const gaps = bins
    .slice(1)
    .map((bin, index) => x(bin.meanProbability) - x(bins[index]?.meanProbability ?? 0));
  const width = Math.max(BAR_WIDTHS.min, Math.min(BAR_WIDTHS.max, 0.8 * Math.min(...gaps)));
  return bins.map((bin) => {
    const top = y(bin.luckHigh) - 3;
    return bar(x(bin.meanProbability) - width / 2, top, width, y(bin.luckLow) + 3 - top, colours.luck);
  });
}

function legend(hasLine: boolean, hasOutside: boolean): string[] {
  return legendRow(HEIGHT - 22, [
    { words: 'happened', mark: 'dot' },
    ...(hasOutside ? [{ words: 'beyond luck', mark: 'outside' } as const] : []),
    { words: 'luck', mark: 'bar' },
    { words: 'exact', mark: 'dashes' },
    ...(hasLine ? [{ words: 'smoothed', mark: 'line' } as const] : []),
  ]);
}
