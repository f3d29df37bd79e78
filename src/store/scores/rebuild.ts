import type { Reader, Tx } from '../../../db/connect.ts';
import type { PredictionKey } from '../../domain/prediction/prediction.ts';

/** Every table of statistics, in an order in which they can be emptied; all of them follow from raw answers. */
const TABLES = ['claims', 'evidence', 'cluster_items', 'clusters', 'levels', 'tag_levels', 'scores'] as const;
type Table = (typeof TABLES)[number];

/** What a workspace's statistics hold, a line a row, in an order of their own; levels nobody said any more left out. */
export type Statistics = Readonly<Record<Table, readonly string[]>>;

/** Reads all statistics of a workspace, to compare them. */
export async function readStatistics(db: Reader, teamId: string): Promise<Statistics> {
  const read = async (table: Table) => {
    const rows = await db.selectFrom(table).selectAll().where('team_id', '=', teamId).execute();
    return rows
      .filter((row) => !('n' in row) || row.n > 0)
      .map((row) => JSON.stringify(row, Object.keys(row).sort()))
      .sort();
  };
  return {
    claims: await read('claims'),
    evidence: await read('evidence'),
    cluster_items: await read('cluster_items'),
    clusters: await read('clusters'),
    levels: await read('levels'),
    tag_levels: await read('tag_levels'),
    scores: await read('scores'),
  };
}

/** Empties the statistics of a workspace. */
export async function deleteStatistics(tx: Tx, teamId: string): Promise<void> {
  for (const table of TABLES) await tx.deleteFrom(table).where('team_id', '=', teamId).execute();
}

/** Every answered prediction of a workspace, and every one that was asked and given up, oldest first. */
export async function listSettled(db: Reader, teamId: string): Promise<PredictionKey[]> {
  const rows = await db
    .selectFrom('predictions')
    .select('id')
    .where('team_id', '=', teamId)
    .where('withdrawn_at', 'is', null)
    .where((where) => where.or([where('answered_at', 'is not', null), where('fell_due_at', 'is not', null)]))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ teamId, id: row.id }));
}
