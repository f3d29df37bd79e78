import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import {
  deleteStatistics,
  listSettled,
  readStatistics,
  type Statistics,
} from '../../store/scores/rebuild.ts';
import { rebuildEvidence } from './refresh-evidence.ts';
import { writeScores } from './statistics.ts';

/** How many rows of a table were wrong or missing, and how many should not have been there. */
export interface Repair {
  readonly table: string;
  readonly missing: number;
  readonly surplus: number;
}

/**
 * Makes all statistics of a workspace anew from raw forecasts and answers, in one transaction.
 *
 * @returns what differed from what was there; nothing where the statistics were right
 */
export async function rebuild(
  deps: Pick<Deps, 'db'>,
  teamId: string,
  now: Instant,
): Promise<readonly Repair[]> {
  return deps.db.write(async (tx) => {
    const before = await readStatistics(tx, teamId);
    await deleteStatistics(tx, teamId);
    const settled = await listSettled(tx, teamId);
    for (const key of settled) await writeScores(tx, key);
    await rebuildEvidence(tx, settled, now);
    return repairsBetween(before, await readStatistics(tx, teamId));
  });
}

function repairsBetween(before: Statistics, after: Statistics): Repair[] {
  return (Object.keys(before) as (keyof Statistics)[]).flatMap((table) => {
    const [old, right] = [new Set(before[table]), new Set(after[table])];
    const missing = [...right].filter((row) => !old.has(row)).length;
    const surplus = [...old].filter((row) => !right.has(row)).length;
    return missing + surplus === 0 ? [] : [{ table, missing, surplus }];
  });
}
