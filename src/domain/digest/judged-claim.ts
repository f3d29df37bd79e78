import type { ForecastValue, Outcome, Prediction } from '../prediction/prediction.ts';

/** A scored forecast that was not late, with how surprised its forecaster could be. */
export interface JudgedForecast {
  readonly userId: string;
  readonly value: ForecastValue;
  readonly surpriseBits: number;
}

/** A shared prediction with an outcome that is not void, and the forecasts that count for its channel. */
export interface JudgedClaim {
  readonly prediction: Prediction;
  readonly outcome: Exclude<Outcome, { kind: 'void' }>;
  readonly forecasts: readonly JudgedForecast[];
}

/** Below so many forecasters nothing is averaged: it would be about somebody. */
export const AGGREGATE_FROM = 3;

/** How many people forecast on any of these claims. */
export function countForecasters(claims: readonly JudgedClaim[]): number {
  return new Set(claims.flatMap((claim) => claim.forecasts.map((forecast) => forecast.userId))).size;
}

/** Mean of some numbers; null of none. */
export function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
