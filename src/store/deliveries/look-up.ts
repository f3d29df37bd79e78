import type { Db, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Delivery } from './delivery.ts';

/** The message was found: it had been sent after all. */
export async function settleFound(
  db: Db,
  delivery: Delivery,
  message: { readonly channelId: string; readonly ts: string; readonly at: Instant },
  auditAt: Instant,
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({
        state: 'sent',
        sent_channel_id: message.channelId,
        sent_ts: message.ts,
        sent_at: message.at,
        audit_at: auditAt,
      })
      .where('id', '=', delivery.id)
      .where('state', '=', 'unknown')
      .where('fence', '=', delivery.fence)
      .execute(),
  );
}

/** It was not there. After the second time it may be sent again; before, it is looked up once more. */
export async function settleMissing(
  db: Db,
  delivery: Delivery,
  next: { readonly isSurelyAbsent: boolean; readonly notBefore: Instant },
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({
        state: next.isSurelyAbsent ? 'pending' : 'unknown',
        misses: delivery.misses + 1,
        not_before: next.notBefore,
      })
      .where('id', '=', delivery.id)
      .where('state', '=', 'unknown')
      .where('fence', '=', delivery.fence)
      .execute(),
  );
}

/** Slack did not let us look: nothing is guessed, it stays in doubt. */
export async function postponeLookUp(
  db: Db,
  delivery: Delivery,
  notBefore: Instant,
  error: string,
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ not_before: notBefore, last_error: error })
      .where('id', '=', delivery.id)
      .where('state', '=', 'unknown')
      .execute(),
  );
}

/** The person in charge taps "Post it again" where history cannot be read. True once per doubt. */
export async function releaseUnknown(db: Db, id: string, machineNow: Instant): Promise<boolean> {
  const released = await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ state: 'pending', not_before: machineNow })
      .where('id', '=', id)
      .where('state', '=', 'unknown')
      .executeTakeFirst(),
  );
  return released.numUpdatedRows === 1n;
}

/** The look for a second copy is done, or put off to a later machine instant. */
export async function settleAudit(db: Db, id: string, nextAt: Instant | null): Promise<void> {
  await db.write((tx) =>
    tx.updateTable('deliveries').set({ audit_at: nextAt }).where('id', '=', id).execute(),
  );
}

/** Remembers the uploaded picture of a delivery, which can be shown from a machine instant on. */
export async function setFile(db: Db, id: string, fileId: string, readyAt: Instant): Promise<void> {
  await db.write((tx) =>
    tx.updateTable('deliveries').set({ file_id: fileId, not_before: readyAt }).where('id', '=', id).execute(),
  );
}

/**
 * Lets a delivery go on without its picture. Only for one that Slack surely refused: what was frozen names the picture,
 * so it is rendered anew.
 */
export async function dropPicture(db: Db, id: string): Promise<void> {
  await db.write((tx) =>
    tx.updateTable('deliveries').set({ file_id: null, body: null }).where('id', '=', id).execute(),
  );
}

/** That somebody was told about a failure; true for the first one to tell. */
export async function claimTelling(db: Db, id: string, at: Instant): Promise<boolean> {
  const told = await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ told_at: at })
      .where('id', '=', id)
      .where('told_at', 'is', null)
      .executeTakeFirst(),
  );
  return told.numUpdatedRows === 1n;
}

/** Forgets the wording of messages sent before `before` (world time); that and where they were sent stays. */
export async function forgetBodies(tx: Tx, before: Instant): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ body: null, payload: '{}' })
    .where('state', 'in', ['sent', 'failed', 'cancelled'])
    .where('due_at', '<', before)
    .where('body', 'is not', null)
    .execute();
}
