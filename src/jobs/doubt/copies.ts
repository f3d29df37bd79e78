import type { Deps } from '../../deps.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { findMember } from '../../store/people/members.ts';
import { metadataKey } from '../sending/metadata-key.ts';
import type { Sender } from '../sending/sender.ts';

/** Slack's clock may be a little behind ours: look further back than the first attempt. */
const LOOK_BACK_MS = 120_000;

/**
 * Every message in a delivery's conversation that carries its key, oldest first. Throws a SlackCallError where history
 * cannot be read.
 */
export async function findCopies(
  { deps, secret }: Sender,
  delivery: Delivery,
): Promise<{ readonly channelId: string; readonly ts: readonly string[] }> {
  const channelId = delivery.sentChannelId ?? (await conversationOf(deps, delivery));
  const since = Date.parse(delivery.firstSentAt ?? delivery.dueAt) - LOOK_BACK_MS;
  const key = metadataKey(secret, delivery.key);
  const { teamId, threadTs } = delivery;
  const oldest = (since / 1000).toFixed(6);
  const messages = await deps.messenger.history(teamId, channelId, oldest, threadTs);
  const mine = messages.filter((message) => message.metadataKey === key);
  return { channelId, ts: mine.map(({ ts }) => ts).sort() };
}

async function conversationOf(deps: Deps, { teamId, channelId, userId }: Delivery): Promise<string> {
  if (channelId !== null) return channelId;
  const member = await findMember(deps.db.read, teamId, userId ?? '');
  return member?.dmChannelId ?? deps.messenger.openDm(teamId, userId ?? '');
}
