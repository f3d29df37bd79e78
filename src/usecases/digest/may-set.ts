import type { Deps } from '../../deps.ts';
import { type Channel, isChannelMember } from '../../store/workspace/channels.ts';
import { type ChannelRefusal, channelFor } from '../people/channel-for.ts';
import { knowMember } from '../people/know-member.ts';

/**
 * Why somebody may not set or post a channel's digest: as ChannelRefusal, and `guest` only full members of the
 * workspace may.
 */
export type DigestRefusal = ChannelRefusal | 'guest';

/** The channel, if this person is a full member of it and Hunch may post there; else why not. */
export async function channelToSet(
  deps: Deps,
  teamId: string,
  userId: string,
  channelId: string,
): Promise<Channel | DigestRefusal> {
  const channel = await channelFor(deps, teamId, userId, channelId);
  if (typeof channel === 'string') return channel;
  const member = await knowMember(deps, teamId, userId);
  if (member.isGuest || member.isExternal) return 'guest';
  const isMember = await isChannelMember(deps.db.read, teamId, channelId, userId);
  return isMember ? channel : 'not-a-member';
}
