import type { Tx } from '../../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../../domain/prediction/prediction.ts';
import { outcomeColumns } from '../rows.ts';

/**
 * Takes a prediction back without trace, if it is this author's, was recorded at or after `recordedSince` and is not
 * due at `at`. Returns false, and changes nothing, otherwise.
 */
export async function withdrawPrediction(
  tx: Tx,
  key: PredictionKey,
  guard: { readonly authorId: string; readonly recordedSince: Instant; readonly at: Instant },
): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('predictions')
    .set({ withdrawn_at: guard.at })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('author_id', '=', guard.authorId)
    .where('recorded_at', '>=', guard.recordedSince)
    .where('due_at', '>', guard.at)
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return withdrawn.numUpdatedRows === 1n;
}

/**
 * Makes a prediction void "withdrawn", if it is this author's and is not due at `at`. Returns false, and changes
 * nothing, otherwise.
 */
export async function voidAsWithdrawn(
  tx: Tx,
  key: PredictionKey,
  guard: { readonly authorId: string; readonly answerId: string; readonly at: Instant },
): Promise<boolean> {
  const voided = await tx
    .updateTable('predictions')
    .set((column) => ({
      ...outcomeColumns({ kind: 'void', reason: 'withdrawn' }),
      answer_id: guard.answerId,
      answered_at: guard.at,
      answered_by: guard.authorId,
      answer_seq: column('answer_seq', '+', 1),
      closed_at: guard.at,
      next_reminder_at: null,
    }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('author_id', '=', guard.authorId)
    .where('due_at', '>', guard.at)
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return voided.numUpdatedRows === 1n;
}
