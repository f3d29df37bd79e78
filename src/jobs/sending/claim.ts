import type { Tx } from '../../../db/connect.ts';
import { plusMs } from '../../domain/time/wall.ts';
import type { Message } from '../../slack/messenger.ts';
import {
  cancelDelivery,
  claimDelivery,
  holdDelivery,
  leaseNow,
  lockPending,
  putOffBroken,
} from '../../store/deliveries/claim.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { listItems } from '../../store/deliveries/find.ts';
import { findMember } from '../../store/people/members.ts';
import { kindOf } from '../kinds/kinds.ts';
import { backOffMs } from './back-off.ts';
import { contextOf, type Sender } from './sender.ts';

/** The right to send one delivery once. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly fence: number;
  readonly message: Message;
  /** A channel, a direct message or a person. */
  readonly channelId: string;
  /** Monotonic instant after which nothing may leave any more. */
  readonly deadline: number;
}

/** A claim may send until a third of its lease is over; later it might already be somebody else's. */
const DEADLINE_SHARE = 1 / 3;

/**
 * Claims deliveries, all in one durable commit, before the first byte of any leaves. What may no longer be sent is
 * cancelled; one that cannot be rendered is put off and holds up nobody.
 */
export async function claimAll(sender: Sender, chosen: readonly Delivery[]): Promise<Claimed[]> {
  if (chosen.length === 0) return [];
  try {
    return await claimTogether(sender, chosen);
  } catch (error) {
    if (chosen.length > 1) return (await Promise.all(chosen.map((one) => claimAll(sender, [one])))).flat();
    await putOff(sender, chosen[0] as Delivery, error);
    return [];
  }
}

async function claimTogether(sender: Sender, chosen: readonly Delivery[]): Promise<Claimed[]> {
  const { deps, settings } = sender;
  const deadline = deps.clock.monotonic() + settings.leaseMs * DEADLINE_SHARE;
  return deps.db.write(async (tx) => {
    const ids = chosen.map(({ id }) => id);
    const from = await leaseNow(tx, deps.db.dialect, deps.clock.machineNow());
    const claimed: Claimed[] = [];
    for (const delivery of await lockPending(tx, deps.db.dialect, ids)) {
      const one = await claimOne(sender, tx, delivery, plusMs(from, settings.leaseMs));
      if (one) claimed.push({ ...one, deadline });
    }
    return claimed;
  });
}

async function claimOne(
  sender: Sender,
  tx: Tx,
  delivery: Delivery,
  leaseUntil: string,
): Promise<Omit<Claimed, 'deadline'> | null> {
  const { deps } = sender;
  const member =
    delivery.userId === null ? undefined : await findMember(tx, delivery.teamId, delivery.userId);
  const context = contextOf(deps, tx);
  const kind = kindOf(delivery.kind);
  const items = await listItems(tx, delivery.id);
  const until = await kind.heldUntil?.(context, delivery, items);
  if (until !== undefined && until > context.now) {
    await holdDelivery(tx, delivery.id, until);
    return null;
  }
  // Asked at every attempt, also when the wording is frozen already: it may have been answered meanwhile. And Slack
  // takes messages to people who have left without a word.
  const rendered = member?.isDeleted ? null : await kind.render(context, delivery, items);
  if (rendered === null) {
    await cancelDelivery(tx, delivery.id);
    return null;
  }
  const body = delivery.body ?? JSON.stringify(rendered);
  const { machineNow, now } = { machineNow: deps.clock.machineNow(), now: context.now };
  const fence = await claimDelivery(tx, delivery, { owner: sender.owner, body, leaseUntil, machineNow, now });
  if (fence === null) return null;
  const channelId = delivery.channelId ?? member?.dmChannelId ?? delivery.userId ?? '';
  return { delivery, fence, message: JSON.parse(body) as Message, channelId };
}

/** Leaves a delivery that cannot be written for later, and says so in the log. */
export async function putOff(sender: Sender, delivery: Delivery, error: unknown): Promise<void> {
  const { deps } = sender;
  const name = error instanceof Error ? error.name : 'thrown';
  const at = error instanceof Error ? error.stack?.split('\n')[1]?.trim() : undefined;
  deps.log.error(
    { delivery: delivery.id, kind: delivery.kind, error: name, at },
    'a message could not be written',
  );
  const notBefore = plusMs(deps.clock.machineNow(), backOffMs(delivery.attempts));
  await sender.write((tx) => putOffBroken(tx, delivery, { notBefore, error: name }));
}
