import type { Deps } from '../deps.ts';
import { type KnownRun, listRecentRuns } from '../store/runs/find.ts';

/** Runs that a menu shows. */
const RUNS = 20;

/** The team's recent runs whose name holds `part`, newest first; every member of a workspace may name one. */
export async function recentRuns(deps: Deps, teamId: string, part: string): Promise<KnownRun[]> {
  return listRecentRuns(deps.db.read, teamId, part, RUNS);
}
