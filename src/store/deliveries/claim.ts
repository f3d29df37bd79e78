import { sql } from 'kysely';
import type { Dialect, Reader, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Delivery, toDelivery } from './delivery.ts';

/**
 * These deliveries as they are now, as long as they are pending; on Postgres locked for this transaction, and without
 * those that another instance is claiming at this moment. (The rows are locked by a statement of its own: a limited
 * `for update` inside an `update` may lock and change more than its limit.)
 */
export async function lockPending(tx: Tx, dialect: Dialect, ids: readonly string[]): Promise<Delivery[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('deliveries')
    .selectAll()
    .where('id', 'in', ids)
    .where('state', '=', 'pending')
    .orderBy('due_at')
    .orderBy('id')
    .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked())
    .execute();
  return rows.map(toDelivery);
}

/** What is written down when a delivery is claimed. */
export interface Claim {
  readonly owner: string;
  /** The message, frozen: every attempt sends the same bytes. */
  readonly body: string;
  /** In the time of `leaseNow`. */
  readonly leaseUntil: Instant;
  readonly machineNow: Instant;
  /** World time. */
  readonly now: Instant;
}

/**
 * Claims a pending delivery: afterwards exactly one holder may send it, once, until the lease ends. Returns the fence
 * of this claim, or null if somebody else was first. Commit before the first byte leaves.
 */
export async function claimDelivery(tx: Tx, delivery: Delivery, claim: Claim): Promise<number | null> {
  const claimed = await tx
    .updateTable('deliveries')
    .set({
      state: 'sending',
      owner: claim.owner,
      body: claim.body,
      lease_until: claim.leaseUntil,
      fence: delivery.fence + 1,
      attempts: delivery.attempts + 1,
      last_attempt_at: claim.machineNow,
      first_sent_at: delivery.firstSentAt ?? claim.now,
      not_before: null,
      begun: 0,
    })
    .where('id', '=', delivery.id)
    .where('state', '=', 'pending')
    .where('fence', '=', delivery.fence)
    .executeTakeFirst();
  return claimed.numUpdatedRows === 1n ? delivery.fence + 1 : null;
}

/** Drops a delivery that need not be sent any more; only one that is not claimed. */
export async function cancelDelivery(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
}

/** Lets a delivery that is not claimed fall due later (world time): the night or the weekend holds it. */
export async function holdDelivery(tx: Tx, id: string, until: Instant): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ due_at: until, begun: 0 })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
}

/** Puts off a delivery that could not be claimed because of a fault of ours, so that it holds up nothing else. */
export async function putOffBroken(
  tx: Tx,
  delivery: Delivery,
  putOff: { readonly notBefore: Instant; readonly error: string },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({
      attempts: delivery.attempts + 1,
      not_before: putOff.notBefore,
      last_error: putOff.error,
      begun: 0,
    })
    .where('id', '=', delivery.id)
    .where('state', '=', 'pending')
    .where('fence', '=', delivery.fence)
    .execute();
}

/** The clock by which leases run: the database's own where several machines share it, else this machine's. */
export async function leaseNow(db: Reader, dialect: Dialect, machineNow: Instant): Promise<Instant> {
  if (dialect === 'sqlite') return machineNow;
  const { rows } = await sql<{ now: Instant }>`
    select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`.execute(db);
  return rows[0]?.now ?? machineNow;
}

/**
 * Claims whose holder is gone are in doubt, never free: what they sent may have arrived. Returns how many.
 *
 * @param before lease time; 'all' at the start of a process that has the database to itself
 * @param lookUpAt machine time of the first look-up
 */
export async function sweepLostClaims(tx: Tx, before: Instant | 'all', lookUpAt: Instant): Promise<number> {
  const swept = await tx
    .updateTable('deliveries')
    .set({ state: 'unknown', was_unknown: 1, misses: 0, not_before: lookUpAt, lease_until: null })
    .where('state', '=', 'sending')
    .$if(before !== 'all', (query) => query.where('lease_until', '<', before))
    .executeTakeFirst();
  return Number(swept.numUpdatedRows);
}

/** No wrong clock may park a row: what is held back beyond `latest` (machine time) is free now. */
export async function clampNotBefore(tx: Tx, latest: Instant, machineNow: Instant): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ not_before: machineNow })
    .where('state', 'in', ['pending', 'unknown'])
    .where('not_before', '>', latest)
    .execute();
}
