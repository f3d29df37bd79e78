import { median } from '../groups/median.ts';

const VALUES_MIN = 5;
/** Makes the median absolute deviation of a normal sample its standard deviation. */
const MAD_TO_SD = 1.4826;

/**
 * The unit by which a numeric score is divided so that questions compare, fixed before the outcome and never by the
 * scored person's own width: the unit the asker declared, else 1.4826 · MAD (if 0: SD) of the last five or more values
 * of that metric, else the median over other forecasters of (high − low) / 2z, else none.
 *
 * @param known `declared` in the quantity's unit on a linear scale, or as a difference of logarithms on the log one;
 *   `pastValues` and `otherSigmas` on the scoring scale
 * @returns above 0; null if nothing fixes it: the score is then shown in raw units and left out of averages
 * @see Rousseeuw and Croux (1993), JASA 88, on the MAD.
 */
export function scoringUnit(known: {
  readonly declared: number | null;
  readonly pastValues: readonly number[];
  readonly otherSigmas: readonly number[];
}): number | null {
  const { declared, pastValues, otherSigmas } = known;
  if (declared !== null && declared > 0) return declared;
  const spread = pastValues.length < VALUES_MIN ? 0 : spreadOf(pastValues);
  if (spread > 0) return spread;
  const others = otherSigmas.length === 0 ? 0 : median(otherSigmas);
  return others > 0 ? others : null;
}

function spreadOf(values: readonly number[]): number {
  const middle = median(values);
  const mad = MAD_TO_SD * median(values.map((value) => Math.abs(value - middle)));
  return mad > 0 ? mad : standardDeviation(values);
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
