import { betaQuantile } from '../distributions/beta.ts';
import { checkCount, checkFinite, checkLevel, refusal } from '../scores/refusal.ts';

/** A share with the interval that its count supports. */
export interface RateInterval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Jeffreys interval of a rate: quantiles of Beta(k + ½, n − k + ½), with 0 for k = 0 and 1 for k = n.
 *
 * @param k how often it happened, 0 to n
 * @param n how often it could have, at least 1
 * @param level share the interval holds, 0.9 in Hunch
 * @returns 0 ≤ low ≤ rate ≤ high ≤ 1; 7 of 12 at 0.9 gives 0.352 to 0.788
 * @throws empty (n = 0), bad_type, nan, out_of_range, bad_level
 * @see Brown, Cai and DasGupta (2001), Statist. Sci. 16(2).
 */
export function rateInterval(k: number, n: number, level = 0.9): RateInterval {
  checkRate(k, n, level);
  const tail = (1 - level) / 2;
  return {
    rate: k / n,
    low: k === 0 ? 0 : betaQuantile(tail, k + 0.5, n - k + 0.5),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 0.5, n - k + 0.5),
  };
}

/** Throws unless k of n is a rate and the level lies between 0 and 1. */
export function checkRate(k: unknown, n: unknown, level: unknown): void {
  checkFinite(k, 'k');
  checkFinite(n, 'n');
  if (n === 0) throw refusal('empty', 'a rate of nothing is not 0');
  checkCount(k, 'k');
  checkCount(n, 'n');
  if (k > n) throw refusal('out_of_range', `${k} of ${n} cannot have happened`);
  checkLevel(level);
}
