import { createHmac } from 'node:crypto';
import { plusMs } from '../domain/time/wall.ts';
import type { Message, SendResult } from '../slack/messenger.ts';
import type { Delivery } from '../store/deliveries/delivery.ts';
import { findDelivery, listItems, listSendable } from '../store/deliveries/find.ts';
import { dropPicture } from '../store/deliveries/look-up.ts';
import {
  cancelDelivery,
  claimDelivery,
  settleFailed,
  settleNotSent,
  settleSent,
  settleUnknown,
} from '../store/deliveries/settle.ts';
import { findMember } from '../store/members.ts';
import { kindOf } from './kinds/kinds.ts';
import type { Sender } from './sender.ts';
import { PICTURE_TRIES } from './settings.ts';
import { tellFailure } from './tell.ts';

const BATCH = 200;
/** A claim may send until a third of its lease is over; later it might already be somebody else's. */
const DEADLINE_SHARE = 1 / 3;
const BACK_OFF_MAX_MS = 3_600_000;

/**
 * Sends what is due, oldest first and in turn between workspaces. Each claim makes at most one request; what is not
 * surely unsent is never sent again here.
 *
 * @returns how many were attempted
 */
export async function sendDue(sender: Sender): Promise<number> {
  const { deps } = sender;
  const due = await listSendable(deps.db.read, deps.clock.now(), deps.clock.machineNow(), BATCH);
  let attempted = 0;
  for (const delivery of inTurn(due)) {
    if (sender.isStopping()) break;
    if (!sender.maySend(delivery)) continue;
    sender.count(delivery);
    await sendOne(sender, delivery);
    attempted += 1;
  }
  return attempted;
}

/** One of each workspace, then the next of each: a busy one does not hold up the others. */
export function inTurn(deliveries: readonly Delivery[]): Delivery[] {
  const rounds = new Map<string, number>();
  const ranked = deliveries.map((delivery, order) => {
    const round = rounds.get(delivery.teamId) ?? 0;
    rounds.set(delivery.teamId, round + 1);
    return { delivery, round, order };
  });
  return ranked.sort((a, b) => a.round - b.round || a.order - b.order).map(({ delivery }) => delivery);
}

async function sendOne(sender: Sender, due: Delivery): Promise<void> {
  const { deps, settings } = sender;
  if ((await kindOf(due.kind).prepare?.(deps, due)) === 'later') return;
  const started = deps.clock.monotonic();
  const claimed = await claim(sender, due);
  if (!claimed) return;
  const { delivery, fence, message, channelId } = claimed;
  const result = await deps.messenger.post({
    teamId: delivery.teamId,
    channelId,
    threadTs: delivery.threadTs,
    message,
    metadataKey: metadataKey(sender.secret, delivery.key),
    deadline: started + settings.leaseMs * DEADLINE_SHARE,
  });
  await settle(sender, delivery, fence, result);
}

async function claim(sender: Sender, due: Delivery) {
  const { deps, settings } = sender;
  return deps.db.write(async (tx) => {
    const delivery = await findDelivery(tx, due.id);
    if (delivery?.state !== 'pending') return null;
    const now = deps.clock.now();
    const context = { db: tx, now, commandName: deps.commandName };
    const rendered = await kindOf(delivery.kind).render(context, delivery, await listItems(tx, delivery.id));
    if (rendered === null) {
      await cancelDelivery(tx, delivery.id);
      return null;
    }
    // Frozen at the first claim, so that every attempt is the same message.
    const body = delivery.body ?? JSON.stringify(rendered);
    const machineNow = deps.clock.machineNow();
    const leaseUntil = plusMs(machineNow, settings.leaseMs);
    const fence = await claimDelivery(tx, delivery, {
      owner: sender.owner,
      body,
      leaseUntil,
      machineNow,
      now,
    });
    if (fence === null) return null;
    const member =
      delivery.userId === null ? undefined : await findMember(tx, delivery.teamId, delivery.userId);
    const channelId = delivery.channelId ?? member?.dmChannelId ?? delivery.userId ?? '';
    return { delivery, fence, message: JSON.parse(body) as Message, channelId };
  });
}

async function settle(sender: Sender, delivery: Delivery, fence: number, result: SendResult): Promise<void> {
  const { deps, settings } = sender;
  const machineNow = deps.clock.machineNow();
  const auditAt = plusMs(machineNow, settings.auditMs);
  switch (result.kind) {
    case 'sent':
      await settleSent(deps.db, delivery.id, fence, { ...result, at: deps.clock.now() }, auditAt);
      await kindOf(delivery.kind).sent?.(deps, delivery, result);
      return;
    case 'unknown':
      deps.log.warn({ delivery: delivery.id, code: result.code }, 'a message may or may not have arrived');
      await settleUnknown(deps.db, delivery.id, fence, {
        lookUpAt: plusMs(machineNow, settings.firstLookUpMs),
        auditAt,
        error: result.code,
      });
      return;
    case 'not-sent':
      await settleRefusal(sender, delivery, fence, result);
  }
}

async function settleRefusal(
  sender: Sender,
  delivery: Delivery,
  fence: number,
  refusal: Extract<SendResult, { kind: 'not-sent' }>,
): Promise<void> {
  const { deps } = sender;
  const isFinal = refusal.because === 'target-gone' || refusal.because === 'payload';
  if (isFinal) {
    deps.log.error({ delivery: delivery.id, code: refusal.code }, 'a message can never arrive');
    const failed = await deps.db.write((tx) => settleFailed(tx, delivery.id, fence, refusal.code));
    if (failed) await tellFailure(deps, delivery, refusal.code);
    return;
  }
  if (refusal.because === 'picture' && delivery.attempts + 1 >= PICTURE_TRIES)
    await dropPicture(deps.db, delivery.id);
  if (refusal.because === 'rate-limited') sender.slowDown(delivery, refusal.retryAfterMs ?? 1000);
  const backOff =
    refusal.retryAfterMs ?? Math.min(BACK_OFF_MAX_MS, 1000 * 2 ** Math.min(delivery.attempts, 12));
  const notBefore = plusMs(deps.clock.machineNow(), Math.min(BACK_OFF_MAX_MS, backOff));
  await settleNotSent(deps.db, delivery.id, fence, { notBefore, error: refusal.code });
}

/** What Slack keeps with the message: tells nobody anything, and is the same for the same intent after a restore. */
export function metadataKey(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('hex').slice(0, 32);
}
