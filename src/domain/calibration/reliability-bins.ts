import { successQuantiles } from '../distributions/poisson-binomial.ts';
import { checkFinite, refusal } from '../scores/refusal.ts';
import { checkedLevels, countsOf, type Level } from './levels.ts';
import { rateInterval } from './rate-interval.ts';

/** One dot of the reliability diagram with its luck bar. */
export interface ReliabilityBin {
  /** Lowest and highest percent in the bin. */
  readonly percentMin: number;
  readonly percentMax: number;
  readonly n: number;
  readonly hits: number;
  /** What was said on average, 0 to 1. */
  readonly meanProbability: number;
  /** How often it happened, 0 to 1. */
  readonly rate: number;
  /** Ends of the luck bar: where the rate of a calibrated person lies, in all bins at once, with at least 90%. */
  readonly luckLow: number;
  readonly luckHigh: number;
  /** 90% Jeffreys interval of the rate. */
  readonly rateLow: number;
  readonly rateHigh: number;
  readonly isOutsideLuck: boolean;
}

/** Below this a diagram would show luck only. */
export const ANSWERS_FOR_A_DIAGRAM = 20;
const BINS_MAX = 10;
const ANSWERS_PER_BIN = 10;

/**
 * Bins of the reliability diagram: at most ten of about equal count, at least ten answers each, equal percents never
 * split, each with an exact simultaneous luck bar, the quantiles at α/2K and 1 − α/2K over K bins.
 *
 * @param levels in any order
 * @param alpha chance that a calibrated person shows anything outside, 0.1 in Hunch
 * @returns by rising percent; 20 answers of 70% with 9 yes give one bin, bar 0.55 to 0.85, outside
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Dimitriadis, Dümbgen, Henzi, Puke and Ziegel (2022), arXiv:2203.04065, on why pointwise bands mislead.
 */
export function reliabilityBins(levels: readonly Level[], alpha = 0.1): ReliabilityBin[] {
  const sorted = checkedLevels(levels);
  checkFinite(alpha, 'alpha');
  if (!(alpha > 0 && alpha < 1)) throw refusal('out_of_range', `alpha lies between 0 and 1, got ${alpha}`);
  const groups = equalCountGroups(sorted);
  const tail = alpha / (2 * groups.length);
  return groups.map((group) => binOf(group, tail));
}

function equalCountGroups(sorted: readonly Level[]): Level[][] {
  const { n } = countsOf(sorted);
  const wanted = Math.max(1, Math.min(BINS_MAX, Math.floor(n / ANSWERS_PER_BIN)));
  const groups: Level[][] = [];
  let open: Level[] = [];
  let counted = 0;
  let filled = 0;
  for (const level of sorted) {
    open.push(level);
    counted += level.n;
    if (counted * wanted >= (filled + 1) * n) {
      groups.push(open);
      open = [];
      filled = Math.max(filled + 1, Math.floor((counted * wanted) / n));
    }
  }
  return groups;
}

function binOf(group: readonly Level[], tail: number): ReliabilityBin {
  const { n, yes } = countsOf(group);
  const trials = group.map((level) => ({ probability: level.percent / 100, n: level.n }));
  const [low = 0, high = n] = successQuantiles(trials, [tail, 1 - tail]);
  const interval = rateInterval(yes, n);
  return {
    percentMin: group[0]?.percent ?? 0,
    percentMax: group.at(-1)?.percent ?? 0,
    n,
    hits: yes,
    meanProbability: group.reduce((sum, level) => sum + level.n * level.percent, 0) / (100 * n),
    rate: yes / n,
    luckLow: low / n,
    luckHigh: high / n,
    rateLow: interval.low,
    rateHigh: interval.high,
    isOutsideLuck: yes < low || yes > high,
  };
}
