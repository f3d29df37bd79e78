import type { Tx } from '../../../../db/connect.ts';
import type { Due, Instant, PredictionKey, Said } from '../../../domain/prediction/prediction.ts';
import { nobodyElseForecast } from '../alone.ts';
import { replaceOptions, replaceTags, saidColumns } from './said.ts';

/**
 * Replaces what a prediction says, if it is this author's, was recorded at or after `recordedSince`, still takes
 * forecasts and nobody else has given one. Returns false, and changes nothing, otherwise.
 */
export async function editPrediction(
  tx: Tx,
  key: PredictionKey,
  said: Said,
  guard: { readonly authorId: string; readonly recordedSince: Instant; readonly at: Instant },
): Promise<boolean> {
  const edited = await tx
    .updateTable('predictions')
    .set({ ...saidColumns(said), edited_at: guard.at })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('author_id', '=', guard.authorId)
    .where('recorded_at', '>=', guard.recordedSince)
    .where('closed_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(nobodyElseForecast(guard.authorId))
    .executeTakeFirst();
  if (edited.numUpdatedRows !== 1n) return false;
  await replaceTags(tx, key, said.tags);
  await replaceOptions(tx, key, said.options);
  return true;
}

/**
 * Sets when to ask, as a new due time that re-arms everything, if this person is the author or the one asked and it
 * has not fallen due. Returns false, and changes nothing, otherwise.
 */
export async function setDue(
  tx: Tx,
  key: PredictionKey,
  due: Due,
  guard: { readonly userId: string; readonly at: Instant },
): Promise<boolean> {
  const changed = await tx
    .updateTable('predictions')
    .set((column) => ({
      due_rule: due.rule,
      due_at: due.at,
      due_phrase: due.phrase,
      is_due_chosen: due.isChosen ? 1 : 0,
      due_seq: column('due_seq', '+', 1),
      reminder_step: 0,
      next_reminder_at: null,
    }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where((where) => where.or([where('author_id', '=', guard.userId), where('asked_id', '=', guard.userId)]))
    .where('fell_due_at', 'is', null)
    .where('due_at', '>', guard.at)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Deletes what the author said about a question that an edit has replaced by another one. */
export async function deleteForecasts(tx: Tx, key: PredictionKey, userId: string): Promise<void> {
  await tx
    .deleteFrom('forecasts')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .where('user_id', '=', userId)
    .execute();
}
