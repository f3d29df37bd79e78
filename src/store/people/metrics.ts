import type { Reader, Tx } from '../../../db/connect.ts';
import {
  afterPrediction,
  type MetricMemory,
  metricKey,
  NOTHING_REMEMBERED,
} from '../../domain/metrics/remembered.ts';
import type { Instant, Prediction } from '../../domain/prediction/prediction.ts';

/** More metrics than a team tells apart; older ones are forgotten by the reader, not by the form. */
const DIRECTIONS_MAX = 200;

/** What a team said of a metric; nothing for one that nobody named. */
export async function findMetric(db: Reader, teamId: string, metric: string): Promise<MetricMemory> {
  const row = await db
    .selectFrom('metrics')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('metric', '=', metricKey(metric))
    .executeTakeFirst();
  if (!row) return NOTHING_REMEMBERED;
  const { direction, scale, unit } = row;
  return { direction, scale, unit, scoringUnit: row.scoring_unit, reference: row.reference_value };
}

/** The team's metrics of which less is better, the latest said first. */
export async function listLowerIsBetter(db: Reader, teamId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('metrics')
    .select('metric')
    .where('team_id', '=', teamId)
    .where('direction', '=', 'lower')
    .orderBy('updated_at', 'desc')
    .orderBy('metric')
    .limit(DIRECTIONS_MAX)
    .execute();
  return rows.map((row) => row.metric);
}

/** Remembers what a prediction says of its metric, in the transaction that records it. Nothing without a metric. */
export async function rememberMetric(
  tx: Tx,
  teamId: string,
  said: Pick<Prediction, 'metric' | 'kind' | 'comparator' | 'unit' | 'scale' | 'reference'>,
  at: Instant,
): Promise<void> {
  if (said.metric === null || metricKey(said.metric) === '') return;
  const known = await findMetric(tx, teamId, said.metric);
  await setMetric(tx, teamId, said.metric, afterPrediction(known, said), at);
}

/** Remembers how much a metric varies: it outlives the predictions that it was found from. */
export async function rememberScoringUnit(
  tx: Tx,
  teamId: string,
  metric: string,
  scoringUnit: number,
  at: Instant,
): Promise<void> {
  await setMetric(tx, teamId, metric, { ...(await findMetric(tx, teamId, metric)), scoringUnit }, at);
}

async function setMetric(tx: Tx, teamId: string, metric: string, memory: MetricMemory, at: Instant) {
  const columns = {
    direction: memory.direction,
    scale: memory.scale,
    unit: memory.unit,
    scoring_unit: memory.scoringUnit,
    reference_value: memory.reference,
    updated_at: at,
  };
  await tx
    .insertInto('metrics')
    .values({ team_id: teamId, metric: metricKey(metric), ...columns })
    .onConflict((conflict) => conflict.columns(['team_id', 'metric']).doUpdateSet(columns))
    .execute();
}
