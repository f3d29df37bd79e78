import { checkLengths, checkLevel, checkOutcome } from '../scores/refusal.ts';
import { type LogE, logEOf } from './e-process.ts';
import { logMeanExp } from './likelihood-ratio.ts';

/** One answered interval as evidence. */
export interface IntervalItem {
  /** Share that it should hold, strictly between 0 and 1. */
  readonly level: number;
  readonly inside: 0 | 1;
}

/**
 * E-process of intervals: each hit or miss at its own level c against odds(c) · m, averaged inside a cluster,
 * multiplied over clusters, averaged over the multipliers m (below 1: too narrow, above 1: too wide).
 *
 * @param clusters each the intervals of one cluster, at least one
 * @returns ln E; E ≥ 20 with at least 10 clusters is a claim; one miss at 0.8 against m = 0.25 alone is ln 2.5
 * @throws empty, bad_type, nan, bad_level, bad_outcome
 * @see Shafer (2021), J. R. Stat. Soc. A 184; Soll and Klayman (2004) on why intervals are too narrow.
 */
export function intervalEProcess(
  clusters: readonly (readonly IntervalItem[])[],
  multipliers: readonly number[],
): LogE {
  checkLengths(clusters);
  return logEOf(
    clusters.map((items) => intervalLogMeans(items, multipliers)),
    multipliers.length,
  );
}

/** Evidence of one cluster: for each multiplier the log of the mean likelihood ratio over its intervals. */
export function intervalLogMeans(items: readonly IntervalItem[], multipliers: readonly number[]): number[] {
  checkLengths(items);
  return multipliers.map((multiplier) => logMeanExp(items.map((item) => logRatio(item, multiplier))));
}

function logRatio({ level, inside }: IntervalItem, multiplier: number): number {
  checkLevel(level);
  checkOutcome(inside);
  const odds = (level / (1 - level)) * multiplier;
  const alternative = odds / (1 + odds);
  return inside === 1 ? Math.log(alternative / level) : Math.log((1 - alternative) / (1 - level));
}
