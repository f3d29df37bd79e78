import type { Tx } from '../../../../db/connect.ts';
import type { Prediction } from '../../../domain/prediction/prediction.ts';

/** What must be known to record a prediction; the rest starts empty. */
export type NewPrediction = Omit<
  Prediction,
  | 'dueSeq'
  | 'closedAt'
  | 'fellDueAt'
  | 'sharedChannelId'
  | 'editedAt'
  | 'withdrawnAt'
  | 'answerSeq'
  | 'answer'
  | 'askedId'
> & { readonly originKey: string };

/**
 * Records a prediction with its options and tags. Returns false, and changes nothing, if the same inbound request
 * (same origin key in the workspace) has recorded one before, or its id is taken.
 */
export async function insertPrediction(tx: Tx, prediction: NewPrediction): Promise<boolean> {
  const inserted = await tx
    .insertInto('predictions')
    .values(columns(prediction))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await insertOptions(tx, prediction);
  await insertTags(tx, prediction, prediction.tags);
  return true;
}

/** Puts these tags on a prediction in place of those it has. */
export async function replaceTags(
  tx: Tx,
  key: { readonly teamId: string; readonly id: string },
  tags: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('prediction_tags')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .execute();
  await insertTags(tx, key, tags);
}

async function insertTags(
  tx: Tx,
  key: { readonly teamId: string; readonly id: string },
  tags: readonly string[],
): Promise<void> {
  const distinct = [...new Set(tags)];
  if (distinct.length === 0) return;
  await tx
    .insertInto('prediction_tags')
    .values(distinct.map((tag) => ({ team_id: key.teamId, prediction_id: key.id, tag })))
    .execute();
}

async function insertOptions(tx: Tx, prediction: NewPrediction): Promise<void> {
  if (prediction.options.length === 0) return;
  await tx
    .insertInto('prediction_options')
    .values(
      prediction.options.map((label, position) => ({
        team_id: prediction.teamId,
        prediction_id: prediction.id,
        position,
        label,
      })),
    )
    .execute();
}

function columns(prediction: NewPrediction) {
  return {
    team_id: prediction.teamId,
    id: prediction.id,
    origin_key: prediction.originKey,
    author_id: prediction.authorId,
    asked_id: prediction.authorId,
    kind: prediction.kind,
    claim: prediction.claim,
    reason: prediction.reason,
    metric: prediction.metric,
    comparator: prediction.comparator,
    threshold: prediction.threshold,
    unit: prediction.unit,
    scale: prediction.scale,
    scoring_unit: prediction.scoringUnit,
    reference_name: prediction.reference?.name ?? null,
    reference_value: prediction.reference?.value ?? null,
    run_row_id: prediction.run.rowId,
    run_label: prediction.run.label,
    run_url: prediction.run.url,
    recorded_at: prediction.recordedAt,
    due_rule: prediction.due.rule,
    due_at: prediction.due.at,
    due_phrase: prediction.due.phrase,
    is_due_chosen: prediction.due.isChosen ? (1 as const) : (0 as const),
    wakes_at_night: prediction.wakesAtNight ? (1 as const) : (0 as const),
    hides_forecasts: prediction.hidesForecasts ? (1 as const) : (0 as const),
  };
}
