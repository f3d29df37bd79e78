import { sql } from 'kysely';
import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Delivery, toDelivery } from './delivery.ts';

/** The two kinds of time by which it is decided whether something may be sent. */
export interface Moment {
  /** World time, which due times are in. */
  readonly now: Instant;
  /** Machine time, which back-off is in. */
  readonly machineNow: Instant;
}

/** Workspaces that have something to send now, the one that has waited longest first. */
export async function listTeamsToServe(db: Reader, { now, machineNow }: Moment): Promise<string[]> {
  const rows = await db
    .selectFrom('teams')
    .select((select) => [
      'team_id',
      select
        .selectFrom('deliveries')
        .select('due_at')
        .whereRef('deliveries.team_id', '=', 'teams.team_id')
        .where('deliveries.state', '=', 'pending')
        .where('due_at', '<=', now)
        .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
        .orderBy('due_at')
        .limit(1)
        .as('oldest'),
    ])
    .where('state', '=', 'active')
    .execute();
  return rows
    .filter((row) => row.oldest !== null)
    .sort((a, b) => (String(a.oldest) < String(b.oldest) ? -1 : 1))
    .map((row) => row.team_id);
}

/**
 * What one workspace has to send now, oldest first.
 *
 * @param exceptTo channel or person ids that must not be spoken to just now
 */
export async function listSendable(
  db: Reader,
  teamId: string,
  { now, machineNow }: Moment,
  exceptTo: readonly string[],
  limit: number,
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('state', '=', 'pending')
    .where('due_at', '<=', now)
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
    .$if(exceptTo.length > 0, (query) =>
      query.where(sql<string>`coalesce(channel_id, user_id)`, 'not in', exceptTo),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

/** How many deliveries of active workspaces could be sent now or are being sent; what backs off or is in doubt is not counted. */
export async function countSendable(db: Reader, { now, machineNow }: Moment): Promise<number> {
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('teams', 'teams.team_id', 'deliveries.team_id')
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .where('teams.state', '=', 'active')
    .where((where) =>
      where.or([
        where('deliveries.state', '=', 'sending'),
        where.and([
          where('deliveries.state', '=', 'pending'),
          where('due_at', '<=', now),
          where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}
