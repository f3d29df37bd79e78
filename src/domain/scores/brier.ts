import { checkOptions, checkOutcome, checkProbability } from './refusal.ts';

/**
 * Brier score of one yes/no forecast: `(probability − y)²`.
 *
 * @param probability forecast that the claim comes true, 0 to 1 inclusive
 * @param y 1 if it came true, 0 if not
 * @returns 0 (best) to 1 (worst); always saying 0.5 scores 0.25; 0.7 and yes scores 0.09
 * @throws bad_type, nan, out_of_range, bad_outcome
 * @see Brier (1950), Monthly Weather Review 78(1). One-outcome form, half of Brier's sum.
 */
export function brierScore(probability: number, y: 0 | 1): number {
  checkProbability(probability);
  checkOutcome(y);
  return (probability - y) ** 2;
}

/**
 * Brier score of one choice, on the same scale as the yes/no one: `½ Σ (p_k − 1{k happened})²`.
 *
 * @param probabilities one per option, each 0 to 1, summing to 1 within 1e-6
 * @param happened index of the option that happened, from 0
 * @returns 0 (best) to 1 (worst); equals `brierScore` for two options
 * @throws empty, bad_type, nan, out_of_range, too_few_options, not_normalised, bad_outcome
 * @see Brier (1950), Monthly Weather Review 78(1), halved.
 */
export function brierScoreOfChoice(probabilities: readonly number[], happened: number): number {
  const shares = checkOptions(probabilities, happened);
  const full = shares.reduce((sum, share, option) => sum + (share - (option === happened ? 1 : 0)) ** 2, 0);
  return full / 2;
}
