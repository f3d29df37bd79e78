import type { Db, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Delivery } from './delivery.ts';

/**
 * Claims a pending delivery: afterwards exactly one holder may send it once, until the lease ends. Returns the fence
 * of this claim, or null if somebody else was first. Commit before the first byte leaves.
 */
export async function claimDelivery(
  tx: Tx,
  delivery: Delivery,
  claim: {
    readonly owner: string;
    readonly body: string;
    readonly leaseUntil: Instant;
    readonly machineNow: Instant;
    readonly now: Instant;
  },
): Promise<number | null> {
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
    })
    .where('id', '=', delivery.id)
    .where('state', '=', 'pending')
    .where('fence', '=', delivery.fence)
    .executeTakeFirst();
  return claimed.numUpdatedRows === 1n ? delivery.fence + 1 : null;
}

/** Drops a delivery that need not be sent any more; only one that was not claimed. */
export async function cancelDelivery(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ state: 'cancelled' })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
}

/**
 * Slack has it. A holder that lost its claim meanwhile (its lease ended, another looked it up) says so too: whatever
 * is not settled adopts the message, and what is settled by another copy is audited later. Nobody deletes here.
 */
export async function settleSent(
  db: Db,
  id: string,
  fence: number,
  message: { readonly channelId: string; readonly ts: string; readonly at: Instant },
  auditAt: Instant,
): Promise<void> {
  await db.write(async (tx) => {
    const sent = { state: 'sent' as const, sent_channel_id: message.channelId, sent_ts: message.ts };
    const mine = await tx
      .updateTable('deliveries')
      .set({ ...sent, sent_at: message.at, lease_until: null, last_error: null })
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', 'sending')
      .executeTakeFirst();
    if (mine.numUpdatedRows === 1n) {
      await tx
        .updateTable('deliveries')
        .set({ audit_at: auditAt })
        .where('id', '=', id)
        .where('was_unknown', '=', 1)
        .execute();
      return;
    }
    const adopted = await tx
      .updateTable('deliveries')
      .set({ ...sent, sent_at: message.at, was_unknown: 1, audit_at: auditAt })
      .where('id', '=', id)
      .where('state', 'in', ['pending', 'unknown'])
      .executeTakeFirst();
    if (adopted.numUpdatedRows === 0n) await markForAudit(tx, id, auditAt);
  });
}

/** Slack surely does not have it: back to pending, not before a machine instant. */
export async function settleNotSent(
  db: Db,
  id: string,
  fence: number,
  retry: { readonly notBefore: Instant; readonly error: string },
): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .updateTable('deliveries')
      .set({ state: 'pending', not_before: retry.notBefore, last_error: retry.error, lease_until: null })
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', 'sending')
      .execute();
  });
}

/** It can never arrive (the channel is gone, the payload is refused). Returns false if the claim was lost. */
export async function settleFailed(tx: Tx, id: string, fence: number, error: string): Promise<boolean> {
  const failed = await tx
    .updateTable('deliveries')
    .set({ state: 'failed', last_error: error, lease_until: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return failed.numUpdatedRows === 1n;
}

/** Nobody knows whether Slack has it: looked up before anything else, not before a machine instant. */
export async function settleUnknown(
  db: Db,
  id: string,
  fence: number,
  doubt: { readonly lookUpAt: Instant; readonly auditAt: Instant; readonly error: string },
): Promise<void> {
  await db.write(async (tx) => {
    const mine = await tx
      .updateTable('deliveries')
      .set({
        state: 'unknown',
        was_unknown: 1,
        misses: 0,
        not_before: doubt.lookUpAt,
        last_error: doubt.error,
        lease_until: null,
      })
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', 'sending')
      .executeTakeFirst();
    // A late error of a lost claim may have left a copy.
    if (mine.numUpdatedRows === 0n) await markForAudit(tx, id, doubt.auditAt);
  });
}

/** Claims whose holder is gone are in doubt. `before` is machine time; at the start of a single process, all of them. */
export async function sweepLostClaims(db: Db, before: Instant | 'all', lookUpAt: Instant): Promise<number> {
  const swept = await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ state: 'unknown', was_unknown: 1, misses: 0, not_before: lookUpAt, lease_until: null })
      .where('state', '=', 'sending')
      .$if(before !== 'all', (query) => query.where('lease_until', '<', before))
      .executeTakeFirst(),
  );
  return Number(swept.numUpdatedRows);
}

/** No wrong clock may park a row: what is held back for longer than an hour (machine) is free now. */
export async function clampNotBefore(db: Db, latest: Instant, machineNow: Instant): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ not_before: machineNow })
      .where('state', 'in', ['pending', 'unknown'])
      .where('not_before', '>', latest)
      .execute(),
  );
}

async function markForAudit(tx: Tx, id: string, auditAt: Instant): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ was_unknown: 1, audit_at: auditAt })
    .where('id', '=', id)
    .execute();
}
