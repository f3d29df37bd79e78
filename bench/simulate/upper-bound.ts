import { betaQuantile } from '../../src/domain/distributions/beta.ts';

/**
 * Upper 99% bound of a share of which k of n were seen.
 *
 * @see Clopper and Pearson (1934), Biometrika 26, one-sided.
 */
export function clopperPearsonUpper(k: number, n: number): number {
  return k === n ? 1 : betaQuantile(0.99, k + 1, n - k);
}
