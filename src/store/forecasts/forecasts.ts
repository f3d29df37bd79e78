import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Forecast, ForecastValue, PredictionKey } from '../../domain/prediction/prediction.ts';

/**
 * Adds a forecast. Returns false if the same inbound request (same origin key, person and prediction) has added one
 * before, or if the prediction is closed, answered or withdrawn.
 */
export async function insertForecast(
  tx: Tx,
  key: PredictionKey,
  forecast: Omit<Forecast, 'predictionId'> & { readonly originKey: string },
): Promise<boolean> {
  if (!(await lockOpen(tx, key))) return false;
  const inserted = await tx
    .insertInto('forecasts')
    .values({
      team_id: key.teamId,
      id: forecast.id,
      prediction_id: key.id,
      user_id: forecast.userId,
      origin_key: forecast.originKey,
      given_at: forecast.givenAt,
      is_late: forecast.isLate ? 1 : 0,
      age_seconds: forecast.ageSeconds,
      ...valueColumns(forecast.value),
    })
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'prediction_id', 'user_id', 'origin_key']).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Every forecast on a prediction, oldest first. */
export async function listForecasts(db: Reader, key: PredictionKey): Promise<Forecast[]> {
  return (await listForecastsOf(db, key.teamId, [key.id])).get(key.id) ?? [];
}

/** Every forecast on each of these predictions, oldest first; predictions without one are left out. */
export async function listForecastsOf(
  db: Reader,
  teamId: string,
  predictionIds: readonly string[],
): Promise<Map<string, Forecast[]>> {
  const found = new Map<string, Forecast[]>();
  if (predictionIds.length === 0) return found;
  const rows = await db
    .selectFrom('forecasts')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('prediction_id', 'in', [...predictionIds])
    .orderBy('given_at')
    .orderBy('id')
    .execute();
  for (const row of rows)
    found.set(row.prediction_id, [...(found.get(row.prediction_id) ?? []), toForecast(row)]);
  return found;
}

/** Holds the row, so that an answer at the same moment waits, and says whether it still takes forecasts. */
async function lockOpen(tx: Tx, key: PredictionKey): Promise<boolean> {
  const held = await tx
    .updateTable('predictions')
    .set((column) => ({ id: column.ref('id') }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('closed_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return held.numUpdatedRows === 1n;
}

function valueColumns(value: ForecastValue) {
  switch (value.kind) {
    case 'binary':
      return { percent: value.percent };
    case 'choice':
      return { percents: JSON.stringify(value.percents) };
    case 'numeric':
      return {
        low: value.low,
        median: value.median,
        high: value.high,
        level: value.level,
        is_median_imputed: value.isMedianImputed ? (1 as const) : (0 as const),
      };
  }
}

function toForecast(row: Row<'forecasts'>): Forecast {
  return {
    id: row.id,
    predictionId: row.prediction_id,
    userId: row.user_id,
    givenAt: row.given_at,
    value: toValue(row),
    isLate: row.is_late === 1,
    ageSeconds: row.age_seconds,
  };
}

function toValue(row: Row<'forecasts'>): ForecastValue {
  if (row.percent !== null) return { kind: 'binary', percent: row.percent };
  if (row.percents !== null) return { kind: 'choice', percents: JSON.parse(row.percents) as number[] };
  if (row.low === null || row.median === null || row.high === null || row.level === null)
    throw new Error(`forecast ${row.id} says nothing`);
  return {
    kind: 'numeric',
    low: row.low,
    median: row.median,
    high: row.high,
    level: row.level,
    isMedianImputed: row.is_median_imputed === 1,
  };
}
