import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** Messages of one kind and reason that are stuck in the same way. */
export interface Stuck {
  readonly state: 'pending' | 'sending' | 'unknown' | 'failed';
  readonly kind: string;
  /** The last error code; null if there was none. */
  readonly error: string | null;
  readonly n: number;
}

/**
 * What should have been sent, or should be known to have been, by now.
 *
 * @param before.due world time: what was due earlier is late
 * @param before.tried machine time: what was tried earlier, and is neither sent nor given up, is in doubt for long
 * @param before.failedSince world time: older failures are past
 */
export async function listStuck(
  db: Reader,
  before: { readonly due: Instant; readonly tried: Instant; readonly failedSince: Instant },
): Promise<Stuck[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('teams', 'teams.team_id', 'deliveries.team_id')
    .select((select) => [
      'deliveries.state',
      'deliveries.kind',
      'deliveries.last_error',
      select.cast<number>(select.fn.countAll(), 'integer').as('n'),
    ])
    .where('teams.state', '=', 'active')
    .where((where) =>
      where.or([
        where.and([
          where('deliveries.state', '=', 'pending'),
          where('due_at', '<', before.due),
          where.or([where('last_attempt_at', 'is', null), where('last_attempt_at', '<', before.tried)]),
        ]),
        where.and([
          where('deliveries.state', 'in', ['sending', 'unknown']),
          where('last_attempt_at', '<', before.tried),
        ]),
        where.and([where('deliveries.state', '=', 'failed'), where('due_at', '>=', before.failedSince)]),
      ]),
    )
    .groupBy(['deliveries.state', 'deliveries.kind', 'deliveries.last_error'])
    .orderBy('deliveries.state')
    .orderBy('deliveries.kind')
    .orderBy('deliveries.last_error')
    .execute();
  return rows.flatMap(({ state, kind, last_error: error, n }) =>
    state === 'sent' || state === 'cancelled' ? [] : [{ state, kind, error, n }],
  );
}

/** Typed messages that were kept before a machine instant and never dealt with. */
export async function countUndone(db: Reader, before: Instant): Promise<number> {
  const row = await db
    .selectFrom('inbox')
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .where('done_at', 'is', null)
    .where('received_at', '<', before)
    .executeTakeFirstOrThrow();
  return row.n;
}
