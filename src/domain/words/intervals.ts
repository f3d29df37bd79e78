import { coverageOf } from '../calibration/intervals/coverage.ts';
import type { WidthFactor } from '../calibration/intervals/width-factor.ts';
import { type ClaimWords, claimSentences, type Whose, whoseWords } from './claims.ts';
import { factorWords, percentWords } from './numbers.ts';
import { isMostlyWaiting, type Selection } from './selection.ts';

/** From so many intervals on a rate and a factor are said. */
export const INTERVALS_FOR_A_RATE = 10;

/** What the sentences about intervals are made of; all at one level. */
export interface IntervalWords extends Selection {
  readonly whose: Whose;
  /** Whole percent that the intervals should hold. */
  readonly level: number;
  readonly n: number;
  readonly hits: number;
  readonly width: WidthFactor | null;
  readonly claim: ClaimWords | null;
}

/** How often intervals held, and by how much they should have been wider; nothing without an interval. */
export function intervalSentences(figures: IntervalWords): string[] {
  if (figures.n === 0) return [];
  const { width, claim } = figures;
  return [
    heldWords(figures),
    ...(width === null || width.n < INTERVALS_FOR_A_RATE
      ? []
      : [widthWords(figures.level, width, figures.whose)]),
    ...(claim === null || isMostlyWaiting(figures) ? [] : claimSentences(figures.whose, claim)),
  ];
}

/** "Your 80% intervals held 11 of 20 (55%; 90% interval 37% to 72%)." */
function heldWords({ whose, level, n, hits }: IntervalWords): string {
  const { possessive } = whoseWords(whose);
  const held = `${possessive.charAt(0).toUpperCase()}${possessive.slice(1)} ${level}% intervals held ${hits} of ${n}`;
  if (n < INTERVALS_FOR_A_RATE) return `${held}.`;
  const { rate, low, high } = coverageOf(hits, n);
  return `${held} (${percentWords(rate)}; 90% interval ${percentWords(low)} to ${percentWords(high)}).`;
}

/** "To hold 80% your intervals should have been 1.7× as wide (90% interval 1.2× to 2.6×)." */
function widthWords(level: number, { factor, low, high }: WidthFactor, whose: Whose): string {
  const { possessive } = whoseWords(whose);
  if (factor === Number.POSITIVE_INFINITY)
    return `No widening would have held ${level}%: too many of ${possessive} intervals were single points.`;
  const range =
    high === Number.POSITIVE_INFINITY
      ? `at least ${factorWords(low)}`
      : `90% interval ${factorWords(low)} to ${factorWords(high)}`;
  return `To hold ${level}% ${possessive} intervals should have been ${factorWords(factor)} as wide (${range}).`;
}
