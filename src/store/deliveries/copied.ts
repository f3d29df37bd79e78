import type { Reader, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Moment } from './sendable.ts';

/**
 * Puts everything that is due in doubt, as if it had been tried just now: it is looked up before it is sent. For a
 * database that may not know what was sent since it was copied.
 *
 * @returns how many
 */
export async function doubtDue(tx: Tx, { now, machineNow }: Moment): Promise<number> {
  const doubted = await tx
    .updateTable('deliveries')
    .set({
      state: 'unknown',
      was_unknown: 1,
      misses: 0,
      last_attempt_at: machineNow,
      not_before: machineNow,
      lease_until: null,
    })
    .where('state', 'in', ['pending', 'sending'])
    .where('due_at', '<=', now)
    .executeTakeFirst();
  return Number(doubted.numUpdatedRows);
}

/** The next world instant after `after` at which a question, a reminder or a digest falls due; null if none does. */
export async function nextDueAfter(db: Reader, after: Instant): Promise<Instant | null> {
  const asked = await db
    .selectFrom('predictions')
    .select((select) => select.fn.min('due_at').as('at'))
    .where('due_at', '>', after)
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  const reminded = await db
    .selectFrom('predictions')
    .select((select) => select.fn.min('next_reminder_at').as('at'))
    .where('next_reminder_at', '>', after)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  const all = [asked?.at, reminded?.at].filter((at) => at !== null && at !== undefined);
  return all.sort()[0] ?? null;
}
