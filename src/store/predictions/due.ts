import type { Reader, Tx } from '../../../db/connect.ts';
import type { DueQuestion } from '../../domain/delivery/follow-ups.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import type { DeliveryItem } from '../deliveries/delivery.ts';
import { hoursOf } from '../people/members.ts';

/** Questions due up to `until` (world time) that were not asked yet, oldest first. */
export async function listUnasked(db: Reader, until: Instant, limit: number): Promise<DueQuestion[]> {
  const rows = await questions(db)
    .where('predictions.due_at', '<=', until)
    .where('predictions.fell_due_at', 'is', null)
    .where('teams.state', '=', 'active')
    .orderBy('predictions.due_at')
    .orderBy('predictions.id')
    .limit(limit)
    .execute();
  return rows.map(toQuestion);
}

/** What a follow-up asks that is still to be asked for the same due time. */
export async function listAsking(
  db: Reader,
  teamId: string,
  items: readonly DeliveryItem[],
): Promise<DueQuestion[]> {
  if (items.length === 0) return [];
  const ids = items.map(({ predictionId }) => predictionId);
  const rows = await questions(db)
    .where('predictions.team_id', '=', teamId)
    .where('predictions.id', 'in', ids)
    .execute();
  const isMeant = ({ predictionId, dueSeq }: DueQuestion) =>
    items.some((item) => item.predictionId === predictionId && item.dueSeq === dueSeq);
  return rows.map(toQuestion).filter(isMeant);
}

function questions(db: Reader) {
  return db
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
      'predictions.author_id',
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
      'members.day_starts',
      'members.day_ends',
    ])
    .where('predictions.answered_at', 'is', null)
    .where('predictions.withdrawn_at', 'is', null);
}

type QuestionRow = Awaited<ReturnType<ReturnType<typeof questions>['execute']>>[number];

const toQuestion = (row: QuestionRow): DueQuestion => ({
  teamId: row.team_id,
  predictionId: row.id,
  authorId: row.author_id,
  askedId: row.asked_id,
  dueAt: row.due_at,
  dueSeq: row.due_seq,
  rule: row.due_rule,
  runRowId: row.run_row_id,
  isDueChosen: row.is_due_chosen === 1,
  wakesAtNight: row.wakes_at_night === 1,
  hours: hoursOf(row),
});

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
