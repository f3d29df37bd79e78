import type { Deps } from '../../deps.ts';
import { type Viewer, viewerOf } from '../../domain/people/member.ts';
import {
  type Channel,
  findChannel,
  listStaleChannels,
  setChannel,
  setChannelMembers,
} from '../../store/workspace/channels.ts';
import { knowMember } from './know-member.ts';

/** Channels refreshed before one answer is built; more stay hidden until the next one. */
const REFRESH_BATCH = 8;

/** The channel as Slack describes it now, with its members where the bot may see them; undefined if it may not. */
export async function refreshChannel(
  deps: Deps,
  teamId: string,
  channelId: string,
): Promise<Channel | undefined> {
  const checkedAt = deps.clock.machineNow();
  const [channel, members] = await Promise.all([
    deps.messenger.channel(teamId, channelId).catch(() => undefined),
    deps.messenger.members(teamId, channelId).catch(() => undefined),
  ]);
  if (!channel) return undefined;
  await deps.db.write(async (tx) => {
    await setChannel(tx, { teamId, ...channel, checkedAt });
    if (members) await setChannelMembers(tx, teamId, channelId, members, checkedAt);
  });
  return findChannel(deps.db.read, teamId, channelId);
}

/**
 * Who looks, with the memberships that decide what they may see brought up to date first. A channel that Slack does
 * not answer for stays hidden from people who are not known to be in it now.
 */
export async function knowViewer(deps: Deps, teamId: string, userId: string): Promise<Viewer> {
  const member = await knowMember(deps, teamId, userId);
  const viewer = viewerOf(member, deps.clock.machineNow());
  const stale = await listStaleChannels(deps.db.read, teamId, viewer.freshAfter, REFRESH_BATCH);
  await Promise.all(stale.map((channelId) => refreshChannel(deps, teamId, channelId)));
  return viewer;
}
