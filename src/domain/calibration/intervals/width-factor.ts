import { successQuantiles } from '../../distributions/poisson-binomial.ts';
import { checkLengths, checkLevel, refusal } from '../../scores/refusal.ts';

/** By how much intervals should have been wider to hold what they promise. */
export interface WidthFactor {
  readonly n: number;
  /** Median-unbiased estimate; 1 is right, above 1 too narrow, below 1 too wide; Infinity if no factor would do. */
  readonly factor: number;
  /** The factor that guarantees the level on the next question on average. */
  readonly conformal: number;
  /** 90% interval by order statistics, 0 to Infinity. */
  readonly low: number;
  readonly high: number;
}

const ANSWERS_MIN = 5;
/** Products such as 15 · 0.8 may miss their whole number by a rounding error. */
const ROUNDING = 1e-9;

/**
 * Width factor: the quantile at the level of the width ratios, type 8 (median-unbiased), with an interval from order
 * statistics: "to hold 80% your intervals should have been 1.7 times as wide".
 *
 * @param ratios of `widthRatio`, at least five, all of intervals at one level
 * @param level share the intervals should hold, strictly between 0 and 1
 * @throws empty, insufficient (below five), bad_type, nan, out_of_range (negative), bad_level
 * @see Hyndman and Fan (1996), Am. Stat. 50(4), definition 8; Vovk, Gammerman and Shafer (2005) for the conformal rank.
 */
export function widthFactor(ratios: readonly number[], level: number): WidthFactor {
  const n = ratios.length;
  checkLengths(ratios);
  checkLevel(level);
  for (const ratio of ratios) {
    if (typeof ratio !== 'number') throw refusal('bad_type', 'a width ratio must be a number');
    if (Number.isNaN(ratio)) throw refusal('nan', 'a width ratio is NaN');
    if (ratio < 0) throw refusal('out_of_range', `a width ratio is at least 0, got ${ratio}`);
  }
  if (n < ANSWERS_MIN) throw refusal('insufficient', `a width factor needs ${ANSWERS_MIN} answers, got ${n}`);
  const sorted = [...ratios].sort((a, b) => a - b);
  const rank = (position: number) => (position < 1 ? 0 : (sorted[position - 1] ?? Number.POSITIVE_INFINITY));
  const [low = 0, high = n] = successQuantiles([{ probability: level, n }], [0.05, 0.95]);
  return {
    n,
    factor: typeEightQuantile(sorted, level),
    conformal: rank(Math.ceil((n + 1) * level - ROUNDING)),
    low: rank(low),
    high: rank(high + 1),
  };
}

function typeEightQuantile(sorted: readonly number[], level: number): number {
  const n = sorted.length;
  const position = Math.min(n, Math.max(1, (n + 1 / 3) * level + 1 / 3));
  const whole = Math.floor(position + ROUNDING);
  const part = position - whole;
  const below = sorted[whole - 1] ?? 0;
  const above = sorted[whole] ?? below;
  // Between equal values, two infinite ones among them, there is nothing to interpolate.
  return Math.abs(part) < ROUNDING || above === below ? below : below + part * (above - below);
}
