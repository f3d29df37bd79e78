import type { Reader, Tx } from '../../../db/connect.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';

/** So many past values say how much a metric varies. */
const VALUES_MAX = 50;

/** The latest outcomes of the same metric in the same unit on the same scale, newest first; this one's is left out. */
export async function listPastValues(db: Reader, prediction: Prediction): Promise<number[]> {
  const { teamId, id, metric, unit, scale } = prediction;
  if (metric === null) return [];
  const rows = await db
    .selectFrom('predictions')
    .select('outcome_number')
    .where('team_id', '=', teamId)
    .where('id', '<>', id)
    .where('metric', '=', metric)
    .where('scale', '=', scale)
    .where('unit', unit === null ? 'is' : '=', unit)
    .where('outcome', '=', 'number')
    .where('answered_at', 'is not', null)
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .limit(VALUES_MAX)
    .execute();
  return rows.flatMap((row) => (row.outcome_number === null ? [] : [row.outcome_number]));
}

/** Fixes what divides the scores of a prediction, for good; one that is fixed stays. */
export async function fixScoringUnit(
  tx: Tx,
  key: { readonly teamId: string; readonly id: string },
  unit: number,
): Promise<void> {
  await tx
    .updateTable('predictions')
    .set({ scoring_unit: unit })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('scoring_unit', 'is', null)
    .execute();
}
