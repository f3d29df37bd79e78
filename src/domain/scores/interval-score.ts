import { checkFinite, checkLevel, refusal } from './refusal.ts';

/** A loss with the parts that sum to it. */
export interface IntervalScore {
  readonly value: number;
  /** What the width alone costs. */
  readonly dispersion: number;
  /** What saying too much costs: the value came out below the interval. */
  readonly overprediction: number;
  /** What saying too little costs: the value came out above the interval. */
  readonly underprediction: number;
}

/**
 * Interval score: `(u − l) + (2/α) max(l − y, 0) + (2/α) max(y − u, 0)` with α = 1 − level.
 *
 * @param lower, upper ends of a central interval, lower ≤ upper, in the unit of the quantity
 * @param level share the interval should hold, strictly between 0 and 1
 * @param y what happened
 * @returns 0 best, unbounded; in the unit of the quantity
 * @throws bad_type, nan, out_of_range (infinite), bad_level, quantile_order
 * @see Gneiting and Raftery (2007), JASA 102, eq. 43.
 */
export function intervalScore(lower: number, upper: number, level: number, y: number): IntervalScore {
  checkLevel(level);
  checkFinite(lower, 'lower');
  checkFinite(upper, 'upper');
  checkFinite(y, 'y');
  if (lower > upper) throw refusal('quantile_order', `low ${lower} is above high ${upper}`);
  const alpha = 1 - level;
  const dispersion = upper - lower;
  const overprediction = (2 / alpha) * Math.max(lower - y, 0);
  const underprediction = (2 / alpha) * Math.max(y - upper, 0);
  return {
    value: dispersion + overprediction + underprediction,
    dispersion,
    overprediction,
    underprediction,
  };
}
