import type { Reader, Tx } from '../../../db/connect.ts';
import type { DueQuestion } from '../../domain/delivery/follow-ups.ts';
import type { WaitingQuestion } from '../../domain/delivery/reminders.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';

/** Questions due up to `until` (world time) that were not asked yet, oldest first. */
export async function listUnasked(db: Reader, until: Instant, limit: number): Promise<DueQuestion[]> {
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
      'predictions.due_at',
      'predictions.due_seq',
      'predictions.due_rule',
      'predictions.run_row_id',
      'predictions.is_due_chosen',
      'predictions.wakes_at_night',
      'members.chosen_zone',
      'members.slack_zone',
      'members.work_days',
    ])
    .where('predictions.due_at', '<=', until)
    .where('predictions.answered_at', 'is', null)
    .where('predictions.withdrawn_at', 'is', null)
    .where('predictions.fell_due_at', 'is', null)
    .where('teams.state', '=', 'active')
    .orderBy('predictions.due_at')
    .orderBy('predictions.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    teamId: row.team_id,
    predictionId: row.id,
    askedId: row.asked_id,
    dueAt: row.due_at,
    dueSeq: row.due_seq,
    rule: row.due_rule,
    runRowId: row.run_row_id,
    isDueChosen: row.is_due_chosen === 1,
    wakesAtNight: row.wakes_at_night === 1,
    hours: { zone: row.chosen_zone ?? row.slack_zone ?? 'UTC', workDays: daysOf(row.work_days) },
  }));
}

/** Takes forecasts no longer from whatever has fallen due by now, held back or not. */
export async function closeDue(tx: Tx, now: Instant): Promise<void> {
  await tx
    .updateTable('predictions')
    .set((column) => ({ closed_at: column.ref('due_at') }))
    .where('due_at', '<=', now)
    .where('closed_at', 'is', null)
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Notes that a question was asked for this due time. False if it no longer waits for that. */
export async function markAsked(
  tx: Tx,
  question: PredictionKey & { readonly dueSeq: number },
  asked: { readonly at: Instant; readonly firstReminderAt: Instant | null },
): Promise<boolean> {
  const marked = await tx
    .updateTable('predictions')
    .set({ fell_due_at: asked.at, reminder_step: 0, next_reminder_at: asked.firstReminderAt })
    .where('team_id', '=', question.teamId)
    .where('id', '=', question.id)
    .where('due_seq', '=', question.dueSeq)
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return marked.numUpdatedRows === 1n;
}

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
      'members.wants_reminders',
    ])
    .where('predictions.next_reminder_at', '<=', now)
    .where('predictions.answered_at', 'is', null)
    .where('predictions.withdrawn_at', 'is', null)
    .where('predictions.next_reminder_at', 'is not', null)
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
    hours: { zone: row.chosen_zone ?? row.slack_zone ?? 'UTC', workDays: daysOf(row.work_days) },
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

/** Sets a new time to ask and re-arms everything. False if it was answered, withdrawn or put off meanwhile. */
export async function postponeDue(
  tx: Tx,
  key: PredictionKey,
  due: {
    readonly rule: 'time' | 'run';
    readonly at: Instant;
    readonly phrase: string | null;
    /** The due time that it replaces. */
    readonly dueSeq: number;
  },
): Promise<boolean> {
  const set = await tx
    .updateTable('predictions')
    .set((column) => ({
      due_rule: due.rule,
      due_at: due.at,
      due_phrase: due.phrase,
      is_due_chosen: 1 as const,
      due_seq: column('due_seq', '+', 1),
      fell_due_at: null,
      reminder_step: 0,
      next_reminder_at: null,
    }))
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('due_seq', '=', due.dueSeq)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return set.numUpdatedRows === 1n;
}

function daysOf(text: string | null): number[] {
  return [...(text ?? '12345')].map(Number);
}
