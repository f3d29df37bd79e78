import type { Deps } from '../../deps.ts';
import type { Switches } from '../../domain/people/switches.ts';
import { setSwitches } from '../../store/workspace/switches.ts';
import { findTeam } from '../../store/workspace/teams.ts';
import { isAdminNow } from '../people/is-admin.ts';

/** `not-an-admin` neither that nor whoever installed Hunch · `unknown-admin` Slack did not say: nothing is changed. */
export type SwitchesRefusal = 'not-an-admin' | 'unknown-admin';

/** Switches things on and off for a whole workspace; only an admin of it, as Slack says now, or whoever installed Hunch. */
export async function chooseSwitches(
  deps: Deps,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
  switches: Switches,
): Promise<SwitchesRefusal | null> {
  const team = await findTeam(deps.db.read, teamId);
  if (team?.installedBy !== userId) {
    const isAdmin = await isAdminNow(deps, teamId, userId);
    if (isAdmin !== true) return isAdmin === 'unknown' ? 'unknown-admin' : 'not-an-admin';
  }
  await deps.db.write((tx) => setSwitches(tx, teamId, switches));
  return null;
}
