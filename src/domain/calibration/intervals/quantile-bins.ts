import { normalCdf } from '../../distributions/normal.ts';
import { checkLengths, refusal } from '../../scores/refusal.ts';
import { onScale } from '../../scores/wis.ts';
import type { AnsweredForecast } from './width-ratio.ts';

/** Below low, low to median, median to high, above high. */
export type RankCell = 0 | 1 | 2 | 3;
export type CellCounts = readonly [number, number, number, number];

/** Where outcomes fell among the three quantiles, against what the level promises. */
export interface QuantileBins {
  readonly counts: CellCounts;
  readonly expected: CellCounts;
  /** Pearson's statistic, 0 best, three degrees of freedom. */
  readonly chiSquare: number;
  /** Its p-value; a detail, never a claim. */
  readonly pValue: number;
}

/**
 * Rank cell of an outcome: 0 below low, 1 from low to below the median, 2 from the median to high, 3 above high.
 *
 * @throws the refusals of `weightedIntervalScore`
 */
export function rankCell({ interval, y, scale }: AnsweredForecast): RankCell {
  const { lower, median, upper, outcome } = onScale(interval, y, scale);
  return outcome < lower ? 0 : outcome < median ? 1 : outcome <= upper ? 2 : 3;
}

/**
 * Four-cell rank histogram, the probability integral transform that three quantiles allow. Both tails full: too
 * narrow; one tail full: biased.
 *
 * @param counts of the four rank cells, of intervals at one level
 * @param level share the intervals should hold: expected are (1 − c)/2, c/2, c/2, (1 − c)/2 of n
 * @throws empty, bad_level
 * @see Dawid (1984), J. R. Stat. Soc. A 147, on the transform; Pearson (1900) on the statistic.
 */
export function quantileBins(counts: CellCounts, level: number): QuantileBins {
  const n = counts.reduce((sum, count) => sum + count, 0);
  checkLengths(n === 0 ? [] : counts);
  if (!(level > 0 && level < 1)) throw refusal('bad_level', `a level lies between 0 and 1, got ${level}`);
  const [outer, inner] = [(n * (1 - level)) / 2, (n * level) / 2];
  const expected: CellCounts = [outer, inner, inner, outer];
  const chiSquare = counts.reduce((sum, count, cell) => {
    const due = expected[cell] ?? 1;
    return sum + (count - due) ** 2 / due;
  }, 0);
  return { counts, expected, chiSquare, pValue: chiSquareTail(chiSquare) };
}

/** P(χ² ≥ x) with three degrees of freedom, which has a closed form. */
function chiSquareTail(x: number): number {
  return 2 * normalCdf(-Math.sqrt(x)) + Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2);
}
