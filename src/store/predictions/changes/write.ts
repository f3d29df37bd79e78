import type { Tx } from '../../../../db/connect.ts';
import type { Prediction } from '../../../domain/prediction/prediction.ts';
import { insertOptions, insertTags, saidColumns } from './said.ts';

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
  await insertOptions(tx, prediction, prediction.options);
  await insertTags(tx, prediction, prediction.tags);
  return true;
}

function columns(prediction: NewPrediction) {
  return {
    team_id: prediction.teamId,
    id: prediction.id,
    origin_key: prediction.originKey,
    author_id: prediction.authorId,
    asked_id: prediction.authorId,
    ...saidColumns(prediction),
    recorded_at: prediction.recordedAt,
    due_rule: prediction.due.rule,
    due_at: prediction.due.at,
    due_phrase: prediction.due.phrase,
    is_due_chosen: prediction.due.isChosen ? (1 as const) : (0 as const),
    wakes_at_night: prediction.wakesAtNight ? (1 as const) : (0 as const),
    hides_forecasts: prediction.hidesForecasts ? (1 as const) : (0 as const),
  };
}
