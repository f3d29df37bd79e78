import type { Deps } from '../../deps.ts';

/**
 * Whether somebody is an admin or owner of this workspace, as Slack says just now: what was stored may be over. Somebody
 * from another workspace never is. `unknown` where Slack does not answer.
 */
export async function isAdminNow(deps: Deps, teamId: string, userId: string): Promise<boolean | 'unknown'> {
  try {
    const user = await deps.messenger.user(teamId, userId);
    return user.isAdmin && !user.isDeleted && !user.isExternal && user.teamId === teamId;
  } catch {
    return 'unknown';
  }
}
