import type { Db, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Delivery } from './delivery.ts';
import type { SentMessage } from './settle.ts';

/** The message was found: it had been sent after all. Returns false if that was known already. */
export async function settleFound(
  tx: Tx,
  delivery: Delivery,
  message: SentMessage,
  auditAt: Instant,
): Promise<boolean> {
  const found = await tx
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
    .executeTakeFirst();
  return found.numUpdatedRows === 1n;
}

/** It was not there. Where that is believed it may be sent again; before, it is looked up once more. */
export async function settleMissing(
  tx: Tx,
  delivery: Delivery,
  next: { readonly isSurelyAbsent: boolean; readonly notBefore: Instant },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({
      state: next.isSurelyAbsent ? 'pending' : 'unknown',
      misses: delivery.misses + 1,
      not_before: next.notBefore,
    })
    .where('id', '=', delivery.id)
    .where('state', '=', 'unknown')
    .where('fence', '=', delivery.fence)
    .where('misses', '=', delivery.misses)
    .execute();
}

/** Slack did not let us look: nothing is guessed, it stays in doubt. */
export async function postponeLookUp(
  tx: Tx,
  delivery: Delivery,
  notBefore: Instant,
  error: string,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ not_before: notBefore, last_error: error })
    .where('id', '=', delivery.id)
    .where('state', '=', 'unknown')
    .where('fence', '=', delivery.fence)
    .execute();
}

/** The person in charge taps "Post it again" where history cannot be read. True once for each doubt. */
export async function releaseUnknown(db: Db, id: string, machineNow: Instant): Promise<boolean> {
  const released = await db.write((tx) =>
    tx
      .updateTable('deliveries')
      // Should it end in doubt once more, they are asked once more.
      .set({ state: 'pending', not_before: machineNow, told_at: null })
      .where('id', '=', id)
      .where('state', '=', 'unknown')
      .executeTakeFirst(),
  );
  return released.numUpdatedRows === 1n;
}

/**
 * The look for a second copy that began at a machine instant is done, or put off to a later one. A copy that became
 * possible meanwhile has put it off already, and that stays.
 */
export async function settleAudit(
  tx: Tx,
  id: string,
  audit: { readonly beganAt: Instant; readonly nextAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ audit_at: audit.nextAt })
    .where('id', '=', id)
    .where('audit_at', '<=', audit.beganAt)
    .execute();
}

/** Remembers the uploaded pictures of a delivery, which can be shown from a machine instant on. */
export async function setFiles(
  db: Db,
  id: string,
  files: Readonly<Record<string, string>>,
  readyAt: Instant,
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ files: JSON.stringify(files), not_before: readyAt })
      .where('id', '=', id)
      .execute(),
  );
}

/**
 * Holds a delivery while what it needs is prepared, until a machine instant at most, so that two instances do not
 * prepare it at once. False where somebody else holds it, or it was claimed meanwhile.
 */
export async function holdToPrepare(
  db: Db,
  { id, fence }: Pick<Delivery, 'id' | 'fence'>,
  machineNow: Instant,
  until: Instant,
): Promise<boolean> {
  const held = await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ not_before: until })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .where('fence', '=', fence)
      .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
      .executeTakeFirst(),
  );
  return held.numUpdatedRows === 1n;
}

/**
 * Lets a claimed delivery go on without its pictures. Only for one that Slack surely refused: what was frozen names the
 * pictures, so it is rendered anew.
 */
export async function dropPictures(tx: Tx, id: string, fence: number): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ files: '{}', body: null })
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', '=', 'sending')
    .execute();
}

/** That somebody was told about a failure; true for the first one to tell. */
export async function claimTelling(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const told = await tx
    .updateTable('deliveries')
    .set({ told_at: at })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  return told.numUpdatedRows === 1n;
}

/** Forgets the wording of messages sent before `before` (world time); that and where they were sent stays. */
export async function forgetBodies(tx: Tx, before: Instant): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ body: null, payload: '{}' })
    .where('state', 'in', ['sent', 'failed', 'cancelled'])
    .where('due_at', '<', before)
    .where((where) => where.or([where('body', 'is not', null), where('payload', '<>', '{}')]))
    .execute();
}
