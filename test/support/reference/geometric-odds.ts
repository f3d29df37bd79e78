import { clipped } from '../../../src/domain/scores/log-score.ts';
import { expit, logit } from '../../../src/domain/scores/logit.ts';
import { checkLengths, checkOptions, checkProbability } from '../../../src/domain/scores/refusal.ts';

/**
 * Geometric mean of the odds, `σ(x · mean logit p)`; an exponent x above 1 pushes it outwards. 0.6 and 0.8 give 0.710.
 *
 * @throws empty, bad_type, nan, out_of_range
 * @see Satopää et al. (2014), Int. J. Forecast. 30(2).
 */
export function geometricOdds(probabilities: readonly number[], clip: number, exponent = 1): number {
  checkLengths(probabilities);
  const total = probabilities.reduce((sum, probability) => {
    checkProbability(probability);
    return sum + logit(clipped(probability, clip));
  }, 0);
  return expit((exponent * total) / probabilities.length);
}

/** The same for a choice: geometric means of `max(p, clip)`, option by option, made to sum to 1. */
export function geometricOptions(forecasts: readonly (readonly number[])[], clip: number): number[] {
  checkLengths(forecasts);
  const shares = forecasts.map((forecast) => checkOptions(forecast, 0));
  const means = (shares[0] ?? []).map((_, option) =>
    Math.exp(
      shares.reduce((sum, each) => sum + Math.log(Math.max(each[option] ?? 0, clip)), 0) / shares.length,
    ),
  );
  const sum = means.reduce((total, mean) => total + mean, 0);
  return means.map((mean) => mean / sum);
}
