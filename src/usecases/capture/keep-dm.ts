import type { Deps } from '../../deps.ts';
import { findMember, setDmChannel } from '../../store/people/members.ts';

/**
 * Opens the DM with somebody who recorded something, so that a follow-up in doubt can be looked up there. Best effort:
 * the sender opens it later where this fails.
 */
export async function keepDm(deps: Deps, teamId: string, userId: string): Promise<void> {
  const member = await findMember(deps.db.read, teamId, userId);
  if (!member || member.dmChannelId !== null) return;
  try {
    const channelId = await deps.messenger.openDm(teamId, userId);
    await deps.db.write((tx) => setDmChannel(tx, teamId, userId, channelId));
  } catch {
    deps.log.warn({ teamId, userId }, 'the DM could not be opened yet');
  }
}
