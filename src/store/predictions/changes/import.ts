import type { Tx } from '../../../../db/connect.ts';
import type { Prediction, PredictionKey } from '../../../domain/prediction/prediction.ts';
import { outcomeColumns } from '../rows.ts';

/** What happened to a prediction since it was recorded, as a file tells it; once its forecasts are there. */
export async function setImported(
  tx: Tx,
  key: PredictionKey,
  since: Pick<Prediction, 'dueSeq' | 'closedAt' | 'fellDueAt' | 'editedAt' | 'answerSeq' | 'answer'>,
): Promise<void> {
  const { answer } = since;
  await tx
    .updateTable('predictions')
    .set({
      due_seq: since.dueSeq,
      closed_at: since.closedAt,
      fell_due_at: since.fellDueAt,
      edited_at: since.editedAt,
      answer_seq: since.answerSeq,
      ...(answer && {
        ...outcomeColumns(answer.outcome),
        answer_id: answer.id,
        answered_at: answer.at,
        answered_by: answer.by,
        note: answer.note,
        lesson: answer.lesson,
        why: answer.why,
      }),
    })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .execute();
}
