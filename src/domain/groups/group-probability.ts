import { checkLengths, checkOptions, checkProbability, refusal } from '../scores/refusal.ts';
import { median } from './median.ts';

/** What a group says to a yes/no claim. */
export interface GroupProbability {
  /** The group's forecast. */
  readonly mean: number;
  readonly median: number;
}

/**
 * Group forecast of a yes/no claim: the mean of the probabilities, not pushed outwards; with a team's few and
 * dependent forecasters nothing beats it by more than luck.
 *
 * @returns 0 to 1; 0.2, 0.5, 0.9 give mean 0.533, median 0.5
 * @throws empty, bad_type, nan, out_of_range
 * @see Ranjan and Gneiting (2010), J. R. Stat. Soc. B 72, on linear pools.
 */
export function groupProbability(probabilities: readonly number[]): GroupProbability {
  checkLengths(probabilities);
  for (const probability of probabilities) checkProbability(probability);
  return { mean: meanOf(probabilities), median: median(probabilities) };
}

/**
 * Group forecast of a choice: the mean of the probabilities, option by option, and the medians made to sum to 1.
 *
 * @param forecasts one list per forecaster, the same options in the same order
 * @throws empty, length_mismatch, bad_type, nan, out_of_range, too_few_options, not_normalised
 */
export function groupOptions(forecasts: readonly (readonly number[])[]): {
  readonly mean: number[];
  readonly median: number[];
} {
  checkLengths(forecasts);
  const options = forecasts[0] ?? [];
  if (forecasts.some((each) => each.length !== options.length))
    throw refusal('length_mismatch', 'forecasts of different numbers of options');
  const shares = forecasts.map((each) => checkOptions(each, 0));
  const perOption = options.map((_, option) => shares.map((each) => each[option] ?? 0));
  const medians = perOption.map(median);
  const sum = medians.reduce((total, each) => total + each, 0);
  return { mean: perOption.map(meanOf), median: medians.map((each) => each / sum) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
