import type { Deps } from '../../deps.ts';
import { linkTracker, unlinkTracker } from '../../store/tracker-links.ts';
import { knowMember } from '../people/know-member.ts';

/** A name that somebody has with a tracker; `*` stands for every tracker. */
export interface TrackerName {
  readonly teamId: string;
  readonly userId: string;
  readonly tracker: string;
  readonly name: string;
}

/**
 * Runs that a tracker reports for this name are this person's from now on, unless it is somebody else's already.
 *
 * @returns null, or whose the name is and stays
 */
export async function claimTrackerName(
  deps: Deps,
  link: TrackerName,
): Promise<{ readonly holderId: string } | null> {
  await knowMember(deps, link.teamId, link.userId);
  const holderId = await deps.db.write((tx) => linkTracker(tx, link, deps.clock.machineNow()));
  return holderId === null ? null : { holderId };
}

/** The name is nobody's again; false if it was not this person's. */
export async function forgetTrackerName(deps: Deps, link: TrackerName): Promise<boolean> {
  return deps.db.write((tx) => unlinkTracker(tx, link));
}
