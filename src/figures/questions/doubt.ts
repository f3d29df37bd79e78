import type { Reader } from '../../../db/connect.ts';
import type { Forecast, Prediction, PredictionKey } from '../../domain/prediction/prediction.ts';
import { listForecasts } from '../../store/forecasts/forecasts.ts';
import { findPrediction } from '../../store/predictions/find.ts';

/** What a typed value is held against before it is believed; never shown to anybody. */
export async function doubtFigures(
  db: Reader,
  key: PredictionKey,
): Promise<{ readonly prediction: Prediction; readonly forecasts: readonly Forecast[] } | null> {
  const prediction = await findPrediction(db, key);
  return prediction ? { prediction, forecasts: await listForecasts(db, key) } : null;
}
