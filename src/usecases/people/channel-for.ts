import type { Deps } from '../../deps.ts';
import { MEMBERSHIP_FRESH_MS } from '../../domain/people/member.ts';
import { type Channel, findChannel, isChannelMember } from '../../store/workspace/channels.ts';
import { refreshChannel } from './know-channel.ts';
import { knowMember } from './know-member.ts';

/** Why a person cannot have something posted in a channel. */
export type ChannelRefusal = 'channel-unknown' | 'channel-archived' | 'bot-not-in-channel' | 'not-a-member';

/**
 * The channel, if this person may see it and Hunch may post there; else why not. A public channel is open to every full
 * member; a private one, and any for guests, to those who are in it now.
 */
export async function channelFor(
  deps: Deps,
  teamId: string,
  userId: string,
  channelId: string,
): Promise<Channel | ChannelRefusal> {
  const channel = await freshChannel(deps, teamId, channelId);
  if (!channel) return 'channel-unknown';
  if (channel.isArchived) return 'channel-archived';
  if (!channel.hasBot) return 'bot-not-in-channel';
  return (await maySee(deps, channel, userId)) ? channel : 'not-a-member';
}

/** Whether a person may read a channel now, from a membership that was checked just now. */
export async function maySee(deps: Deps, channel: Channel, userId: string): Promise<boolean> {
  const member = await knowMember(deps, channel.teamId, userId);
  if (!channel.isPrivate && !member.isGuest && !member.isExternal) return true;
  return isChannelMember(deps.db.read, channel.teamId, channel.channelId, userId);
}

/** The channel as Slack described it at most five minutes ago; asked anew where Hunch was not in it. */
export async function freshChannel(
  deps: Deps,
  teamId: string,
  channelId: string,
): Promise<Channel | undefined> {
  const known = await findChannel(deps.db.read, teamId, channelId);
  const freshAfter = Date.parse(deps.clock.machineNow()) - MEMBERSHIP_FRESH_MS;
  const isFresh =
    known?.hasBot && known.membersCheckedAt !== null && Date.parse(known.membersCheckedAt) >= freshAfter;
  return isFresh ? known : refreshChannel(deps, teamId, channelId);
}
