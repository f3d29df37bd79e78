import { findInterval } from '../reading/extract/interval.ts';
import type { Forecast, Prediction } from './prediction.ts';

/**
 * A prediction as everybody but its author reads it. Whoever types `takes 6-9h` says their forecast in the claim itself:
 * while numbers are hidden the others read `takes …`, until the outcome.
 *
 * @param forecasts all that were given on it
 */
export function asOthersRead(prediction: Prediction, forecasts: readonly Forecast[]): Prediction {
  const { kind, hidesForecasts, answer, claim } = prediction;
  if (kind !== 'numeric' || !hidesForecasts || answer !== null) return prediction;
  const range = findInterval(claim);
  const isForecast = forecasts.some(
    ({ value }) => value.kind === 'numeric' && value.low === range?.low && value.high === range.high,
  );
  if (!range || !isForecast) return prediction;
  return { ...prediction, claim: `${claim.slice(0, range.start)}…${claim.slice(range.end)}` };
}

/** The same as one person reads it. */
export const asReadBy = (
  userId: string,
  prediction: Prediction,
  forecasts: readonly Forecast[],
): Prediction => (prediction.authorId === userId ? prediction : asOthersRead(prediction, forecasts));
