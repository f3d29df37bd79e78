import type { Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** Where Slack put a message, and the world time at which we knew. */
export interface SentMessage {
  readonly channelId: string;
  readonly ts: string;
  readonly at: Instant;
}

/**
 * Slack has it. A holder that lost its claim meanwhile (its lease ended, another looked it up) says so too: whatever
 * is not settled adopts the message, and what another copy settled is audited later. Nobody deletes here. Returns
 * false if it was settled before.
 */
export async function settleSent(
  tx: Tx,
  id: string,
  fence: number,
  message: SentMessage,
  auditAt: Instant,
): Promise<boolean> {
  const sent = {
    state: 'sent' as const,
    sent_channel_id: message.channelId,
    sent_ts: message.ts,
    sent_at: message.at,
    lease_until: null,
    last_error: null,
  };
  const mine = await tx
    .updateTable('deliveries')
    .set((column) => ({
      ...sent,
      audit_at: column.case().when('was_unknown', '=', 1).then(auditAt).else(null).end(),
    }))
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  if (mine.numUpdatedRows === 1n) return true;
  const adopted = await tx
    .updateTable('deliveries')
    .set({ ...sent, was_unknown: 1, audit_at: auditAt })
    .where('id', '=', id)
    .where('state', 'in', ['pending', 'unknown'])
    .executeTakeFirst();
  if (adopted.numUpdatedRows === 1n) return true;
  await markForAudit(tx, id, auditAt);
  return false;
}

/**
 * Slack surely does not have it: back to pending, not before a machine instant.
 *
 * @param retry.body a simpler message to send instead, where Slack refused this one
 */
export async function settleNotSent(
  tx: Tx,
  id: string,
  fence: number,
  retry: { readonly notBefore: Instant; readonly error: string; readonly body?: string },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({
      state: 'pending',
      not_before: retry.notBefore,
      last_error: retry.error,
      lease_until: null,
      ...(retry.body === undefined ? {} : { body: retry.body }),
    })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'sending')
    .execute();
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
  tx: Tx,
  id: string,
  fence: number,
  doubt: { readonly lookUpAt: Instant; readonly auditAt: Instant; readonly error: string },
): Promise<void> {
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
}

async function markForAudit(tx: Tx, id: string, auditAt: Instant): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ was_unknown: 1, audit_at: auditAt })
    .where('id', '=', id)
    .execute();
}
