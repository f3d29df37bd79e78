import type { Reader, Tx } from '../../../db/connect.ts';
import type { WaitingQuestion } from '../../domain/delivery/reminders.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import { hoursOf } from '../people/members.ts';

/** Asked and unanswered questions whose reminder has come by `now`. */
export async function listToRemind(db: Reader, now: Instant, limit: number): Promise<WaitingQuestion[]> {
  const rows = await db
    .selectFrom('predictions')
    .innerJoin('teams', 'teams.team_id', 'predictions.team_id')
    .leftJoin('members', (join) =>
      join
        .onRef('members.team_id', '=', 'predictions.team_id')
        .onRef('members.user_id', '=', 'predictions.asked_id'),
    )
    .select([
      'predictions.team_id',
      'predictions.id',
      'predictions.asked_id',
      'predictions.due_seq',
      'predictions.reminder_step',
      'predictions.fell_due_at',
      'members.chosen_zone',
      'members.slack_zone',
      'members.work_days',
      'members.day_starts',
      'members.day_ends',
      'members.wants_reminders',
    ])
    .where('predictions.next_reminder_at', '<=', now)
    .where('predictions.answered_at', 'is', null)
    .where('predictions.withdrawn_at', 'is', null)
    .where('teams.state', '=', 'active')
    .orderBy('predictions.next_reminder_at')
    .orderBy('predictions.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    teamId: row.team_id,
    predictionId: row.id,
    askedId: row.asked_id,
    dueSeq: row.due_seq,
    step: row.reminder_step,
    askedAt: row.fell_due_at ?? now,
    hours: hoursOf(row),
    wantsReminders: row.wants_reminders !== 0,
  }));
}

/** Moves a question on to its next reminder. False if it was answered, put off or reminded meanwhile. */
export async function markReminded(
  tx: Tx,
  question: PredictionKey & { readonly dueSeq: number; readonly step: number },
  next: { readonly step: number; readonly at: Instant | null },
): Promise<boolean> {
  const marked = await tx
    .updateTable('predictions')
    .set({ reminder_step: next.step, next_reminder_at: next.at })
    .where('team_id', '=', question.teamId)
    .where('id', '=', question.id)
    .where('due_seq', '=', question.dueSeq)
    .where('reminder_step', '=', question.step)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return marked.numUpdatedRows === 1n;
}

/** When each question that waits for a person is next reminded of, later than `after` (world time). */
export async function listComingReminders(
  db: Reader,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
  after: Instant,
): Promise<{ readonly id: string; readonly at: Instant }[]> {
  const rows = await db
    .selectFrom('predictions')
    .select(['id', 'next_reminder_at'])
    .where('team_id', '=', teamId)
    .where('asked_id', '=', userId)
    .where('next_reminder_at', '>', after)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.flatMap(({ id, next_reminder_at: at }) => (at === null ? [] : [{ id, at }]));
}

/** Moves a coming reminder, if it is still the one at `from`. */
export async function moveReminder(tx: Tx, key: PredictionKey, from: Instant, to: Instant): Promise<void> {
  await tx
    .updateTable('predictions')
    .set({ next_reminder_at: to })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('next_reminder_at', '=', from)
    .where('answered_at', 'is', null)
    .execute();
}
