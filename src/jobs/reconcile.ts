import { plusMs, toInstant } from '../domain/time/wall.ts';
import type { Delivery } from '../store/deliveries/delivery.ts';
import { listInDoubt, listToAudit } from '../store/deliveries/find.ts';
import { postponeLookUp, settleAudit, settleFound, settleMissing } from '../store/deliveries/look-up.ts';
import { clampNotBefore, sweepLostClaims } from '../store/deliveries/settle.ts';
import { findMember } from '../store/members.ts';
import { kindOf } from './kinds/kinds.ts';
import { metadataKey } from './send.ts';
import type { Sender } from './sender.ts';
import { askToPostAgain } from './tell.ts';

const BATCH = 20;
const LATEST_MS = 3_600_000;
/** Slack's clock may be a little behind ours: look further back than the first attempt. */
const LOOK_BACK_MS = 120_000;
const UNREADABLE_RETRY_MS = 60_000;
/** Answers that mean history cannot be read here at all, now or later. */
const NEVER_READABLE = ['missing_scope', 'not_in_channel', 'channel_not_found', 'no_permission'];

/**
 * Settles what is in doubt: looks for each message in its conversation, twice, and only then lets it be sent again.
 * Never sends and never deletes anything but a proven second copy.
 *
 * @returns how many were looked up
 */
export async function reconcile(sender: Sender): Promise<number> {
  const { deps, settings } = sender;
  const machineNow = deps.clock.machineNow();
  await sweepLostClaims(deps.db, machineNow, plusMs(machineNow, settings.firstLookUpMs));
  await clampNotBefore(deps.db, plusMs(machineNow, LATEST_MS), machineNow);
  const inDoubt = await listInDoubt(deps.db.read, machineNow, BATCH);
  for (const delivery of inDoubt) await lookUp(sender, delivery);
  const audits = await listToAudit(deps.db.read, machineNow, BATCH);
  for (const delivery of audits) await audit(sender, delivery);
  return inDoubt.length + audits.length;
}

async function lookUp(sender: Sender, delivery: Delivery): Promise<void> {
  const { deps, settings } = sender;
  const machineNow = deps.clock.machineNow();
  const found = await copies(sender, delivery).catch((error: unknown) => codeOf(error));
  if (typeof found === 'string') {
    await postponeLookUp(deps.db, delivery, plusMs(machineNow, UNREADABLE_RETRY_MS), found);
    if (NEVER_READABLE.includes(found)) await askToPostAgain(deps, delivery);
    return;
  }
  const first = found.ts.toSorted()[0];
  if (first !== undefined) {
    const message = { channelId: found.channelId, ts: first, at: deps.clock.now() };
    await settleFound(deps.db, delivery, message, plusMs(machineNow, settings.auditMs));
    await kindOf(delivery.kind).sent?.(deps, delivery, message);
    return;
  }
  const settledAt = plusMs(delivery.lastAttemptAt ?? machineNow, settings.secondLookUpMs);
  const isSurelyAbsent = delivery.misses >= 1 && machineNow >= settledAt;
  await settleMissing(deps.db, delivery, {
    isSurelyAbsent,
    notBefore: isSurelyAbsent || settledAt < machineNow ? machineNow : settledAt,
  });
}

/** Removes a second copy, but only if the first is there to stay. */
async function audit(sender: Sender, delivery: Delivery): Promise<void> {
  const { deps, settings } = sender;
  const later = plusMs(deps.clock.machineNow(), settings.auditMs);
  const found = await copies(sender, delivery).catch(() => null);
  if (found === null || delivery.sentTs === null) return settleAudit(deps.db, delivery.id, later);
  if (found.ts.includes(delivery.sentTs))
    for (const ts of found.ts.filter((other) => other !== delivery.sentTs))
      await deps.messenger.remove(delivery.teamId, found.channelId, ts).catch(() => undefined);
  await settleAudit(deps.db, delivery.id, null);
}

async function copies(sender: Sender, delivery: Delivery): Promise<{ channelId: string; ts: string[] }> {
  const { deps } = sender;
  const channelId = delivery.sentChannelId ?? (await conversationOf(sender, delivery));
  const since = Date.parse(delivery.firstSentAt ?? delivery.dueAt) - LOOK_BACK_MS;
  const oldest = (Date.parse(toInstant(since)) / 1000).toFixed(6);
  const key = metadataKey(sender.secret, delivery.key);
  const messages = await deps.messenger.history(delivery.teamId, channelId, oldest, delivery.threadTs);
  return { channelId, ts: messages.filter((message) => message.metadataKey === key).map(({ ts }) => ts) };
}

async function conversationOf({ deps }: Sender, delivery: Delivery): Promise<string> {
  if (delivery.channelId !== null) return delivery.channelId;
  const userId = delivery.userId ?? '';
  const member = await findMember(deps.db.read, delivery.teamId, userId);
  return member?.dmChannelId ?? deps.messenger.openDm(delivery.teamId, userId);
}

function codeOf(error: unknown): string {
  const data = error instanceof Error && 'data' in error ? error.data : undefined;
  const code = typeof data === 'object' && data !== null && 'error' in data ? data.error : undefined;
  return typeof code === 'string' && /^[a-z_]+$/.test(code) ? code : 'unreadable';
}
