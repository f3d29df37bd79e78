import { type ClippedItem, clippedItem, type EvidenceItem } from './item.ts';

/** A way in which stated probabilities may be off: `P(yes) = σ(shift + slope · logit p)`; (0, 1) is calibrated. */
export interface Distortion {
  readonly shift: number;
  readonly slope: number;
}

/** What people claim when they state a probability. */
export const CALIBRATED: Distortion = { shift: 0, slope: 1 };

/**
 * Log likelihood ratio of one item: `ln f(outcome; alternative) − ln f(outcome; null)`. Of a choice the options follow
 * `r_k ∝ q_k^slope`; a map with a shift says nothing about choices and gives 0.
 *
 * @param item what was said and what happened; probabilities are clipped
 * @param alternative how they may be off
 * @param nullMap what is held against it, calibration unless a recovery is tested
 * @returns nats; above 0 speaks for the alternative; 100% and no against slope 0.5 is 2.58
 * @throws bad_type, nan, out_of_range, bad_outcome, too_few_options, not_normalised
 * @see Shafer (2021), J. R. Stat. Soc. A 184.
 */
export function logLikelihoodRatio(
  item: EvidenceItem,
  alternative: Distortion,
  nullMap: Distortion = CALIBRATED,
  clip?: number,
): number {
  const checked = clippedItem(item, clip);
  if (checked.kind === 'choice' && (alternative.shift !== 0 || nullMap.shift !== 0)) return 0;
  return logProbability(checked, alternative) - logProbability(checked, nullMap);
}

/** Log probability of what happened under a map: a softmax of `slope · ln q_k`, yes moved by the shift. */
function logProbability({ kind, shares, happened }: ClippedItem, map: Distortion): number {
  const weights = shares.map(
    (share, option) => map.slope * Math.log(share) + (kind === 'binary' && option === 1 ? map.shift : 0),
  );
  return (weights[happened] ?? Number.NaN) - logSumExp(weights);
}

/** `ln Σ exp(x)` without overflow. */
export function logSumExp(values: readonly number[]): number {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}

/** `ln` of the mean of `exp(x)`: how e-values are averaged in logs. */
export function logMeanExp(values: readonly number[]): number {
  return logSumExp(values) - Math.log(values.length);
}
