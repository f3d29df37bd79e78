import { checkFinite, checkLevel } from '../../../src/domain/scores/refusal.ts';

/**
 * Pinball loss of a quantile: `τ(y − q)` if y ≥ q, else `(1 − τ)(q − y)`; 0 best, in the unit of the quantity.
 *
 * @param tau which quantile, strictly between 0 and 1; 0.1, 2, 2.5 gives 0.05
 * @throws bad_type, nan, bad_level, out_of_range (infinite)
 * @see Koenker and Bassett (1978), Econometrica 46.
 */
export function pinball(tau: number, quantile: number, y: number): number {
  checkLevel(tau);
  checkFinite(quantile, 'the quantile');
  checkFinite(y, 'the outcome');
  return y >= quantile ? tau * (y - quantile) : (1 - tau) * (quantile - y);
}
