import type { Tx } from '../../../../db/connect.ts';
import { REMINDERS } from '../../../domain/delivery/reminders.ts';
import type { Instant, Outcome, PredictionKey, Why } from '../../../domain/prediction/prediction.ts';
import { outcomeColumns } from '../rows.ts';

/** Records the outcome unless one is already recorded. Returns false if another request got there first. */
export async function setOutcome(
  tx: Tx,
  key: PredictionKey,
  answer: {
    readonly id: string;
    readonly outcome: Outcome;
    readonly by: string;
    readonly at: Instant;
    readonly note: string | null;
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('predictions')
    .set((column) => ({
      ...outcomeColumns(answer.outcome),
      answer_id: answer.id,
      answered_at: answer.at,
      answered_by: answer.by,
      answer_seq: column('answer_seq', '+', 1),
      note: answer.note,
      next_reminder_at: null,
      closed_at: column.fn.coalesce('closed_at', column.val(answer.at)),
    }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes the outcome back. Returns false unless exactly this answer is the one recorded. */
export async function clearOutcome(
  tx: Tx,
  key: PredictionKey,
  undo: { readonly answerId: string; readonly nextReminderAt: Instant | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('predictions')
    .set((column) => ({
      answer_id: null,
      outcome: null,
      outcome_number: null,
      outcome_option: null,
      void_reason: null,
      answered_at: null,
      answered_by: null,
      note: null,
      lesson: null,
      why: null,
      // Who has been reminded three times is not reminded again.
      next_reminder_at: column
        .case()
        .when('reminder_step', '<', REMINDERS)
        .then(undo.nextReminderAt)
        .else(null)
        .end(),
    }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('answer_id', '=', undo.answerId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What the person says about an outcome they gave; false if that answer was undone meanwhile. */
export async function setReflection(
  tx: Tx,
  key: PredictionKey,
  answerId: string,
  said: { readonly note: string | null; readonly lesson: string | null; readonly why: Why | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('predictions')
    .set(said)
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('answer_id', '=', answerId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
