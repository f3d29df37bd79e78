import type { Deps } from '../../deps.ts';
import { hintKind } from '../../domain/runs/owner-hint.ts';
import { linkTracker, unlinkTracker } from '../../store/people/tracker-links.ts';
import { knowMember } from '../people/know-member.ts';

/** A name that somebody has with a tracker; `*` stands for every tracker. */
export interface TrackerName {
  readonly teamId: string;
  readonly userId: string;
  readonly tracker: string;
  readonly name: string;
}

/**
 * Runs that a tracker reports for this name are this person's from now on, unless it is somebody else's already: tied to
 * them before, their Slack id, or an address that Slack (where it may say so) knows as theirs.
 *
 * @returns null, or whose the name is and stays
 */
export async function claimTrackerName(
  deps: Deps,
  link: TrackerName,
): Promise<{ readonly holderId: string } | null> {
  await knowMember(deps, link.teamId, link.userId);
  const named = await namedBySlack(deps, link);
  if (named !== null && named !== link.userId) return { holderId: named };
  const holderId = await deps.db.write((tx) => linkTracker(tx, link, deps.clock.machineNow()));
  return holderId === null ? null : { holderId };
}

/** Whom a name means that is no tracker's; null for a tracker's, and for an address that Slack does not tell of. */
async function namedBySlack(deps: Deps, { teamId, name }: TrackerName): Promise<string | null> {
  const kind = hintKind(name);
  if (kind === 'name') return null;
  if (kind === 'slack-id') return name.toUpperCase();
  const userId = await deps.messenger.userByEmail(teamId, name);
  return userId === 'not-allowed' ? null : userId;
}

/** The name is nobody's again; false if it was not this person's. */
export async function forgetTrackerName(deps: Deps, link: TrackerName): Promise<boolean> {
  return deps.db.write((tx) => unlinkTracker(tx, link));
}
