import { checkRate } from '../../../src/domain/calibration/rate-interval.ts';
import { betaQuantile } from '../../../src/domain/distributions/beta.ts';
import { normalQuantile } from '../../../src/domain/distributions/normal.ts';

/**
 * Wilson interval of k of n, with 0 for k = 0 and 1 for k = n.
 *
 * @throws empty (n = 0), bad_type, nan, out_of_range, bad_level
 * @see Wilson (1927), JASA 22.
 */
export function wilsonInterval(k: number, n: number, level: number) {
  checkRate(k, n, level);
  const z = normalQuantile((1 + level) / 2);
  const rate = k / n;
  const middle = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  return { rate, low: k === 0 ? 0 : middle - half, high: k === n ? 1 : middle + half };
}

/**
 * Clopper–Pearson interval of k of n, which holds at least its level.
 *
 * @throws empty (n = 0), bad_type, nan, out_of_range, bad_level
 * @see Clopper and Pearson (1934), Biometrika 26.
 */
export function clopperPearsonInterval(k: number, n: number, level: number) {
  checkRate(k, n, level);
  const tail = (1 - level) / 2;
  return {
    rate: k / n,
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}
