import type { Deps } from '../../deps.ts';
import type { Viewer } from '../../domain/people/member.ts';
import { type KnownRun, listRecentRuns } from '../../store/runs/find.ts';

/** Runs that a menu shows. */
const RUNS = 20;

/**
 * The team's recent runs whose name holds `part`, newest first. Every full member may name one; guests and people from
 * outside are offered their own.
 */
export async function recentRuns(deps: Deps, viewer: Viewer, part: string): Promise<KnownRun[]> {
  const ownerId = viewer.isLimited ? viewer.userId : null;
  return listRecentRuns(deps.db.read, viewer.teamId, { part, ownerId }, RUNS);
}
