import type { Deps } from '../../deps.ts';
import { moveChannel } from '../../store/workspace/channel-ids.ts';
import { findChannel, forgetMembership } from '../../store/workspace/channels.ts';
import { refreshChannel } from '../people/know-channel.ts';

/** A channel was renamed, archived or revived, or somebody came or went: what Hunch mirrors of it is asked anew. */
export async function channelChanged(deps: Deps, teamId: string, channelId: string): Promise<void> {
  const known = await findChannel(deps.db.read, teamId, channelId);
  if (!known) return;
  // Hidden first: if Slack does not answer now, nobody sees by an old membership what they may not see any more.
  await deps.db.write((tx) => forgetMembership(tx, teamId, channelId));
  await refreshChannel(deps, teamId, channelId);
}

/** A channel lives on under a new id. */
export async function channelMoved(deps: Deps, teamId: string, oldId: string, newId: string): Promise<void> {
  await deps.db.write((tx) => moveChannel(tx, teamId, oldId, newId));
  await channelChanged(deps, teamId, newId);
}
