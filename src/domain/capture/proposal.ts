import type { Due, ForecastValue, Said } from '../prediction/prediction.ts';

/** A prediction with nothing missing: what is recorded once its author agrees. */
export interface Proposal extends Said {
  /** Its run is as typed; the store looks for the one of that name. */
  readonly run: Said['run'];
  readonly hidesForecasts: boolean;
  readonly due: Due;
  readonly value: ForecastValue;
}
