import { type Expression, sql } from 'kysely';
import type { Reader } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';

/** The first world time after `now` at which a question, a reminder, a digest or a message falls due; null if none does. */
export async function findNextDue(db: Reader, now: Instant): Promise<Instant | null> {
  const firstOf = (column: Expression<string | null>) => sql<string | null>`min(${column})`.as('at');
  const unanswered = db
    .selectFrom('predictions')
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null);
  const firsts = await Promise.all([
    unanswered
      .where('fell_due_at', 'is', null)
      .where('due_at', '>', now)
      .select(({ ref }) => firstOf(ref('due_at')))
      .executeTakeFirst(),
    unanswered
      .where('next_reminder_at', '>', now)
      .select(({ ref }) => firstOf(ref('next_reminder_at')))
      .executeTakeFirst(),
    db
      .selectFrom('digests')
      .where('is_on', '=', 1)
      .where('next_due_at', '>', now)
      .select(({ ref }) => firstOf(ref('next_due_at')))
      .executeTakeFirst(),
    db
      .selectFrom('deliveries')
      .where('state', '=', 'pending')
      .where('due_at', '>', now)
      .select(({ ref }) => firstOf(ref('due_at')))
      .executeTakeFirst(),
  ]);
  const [first] = firsts.flatMap((row) => row?.at ?? []).sort();
  return first ?? null;
}
