import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../db/backup/backup.ts';
import { connect, type Db, dialectOf } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';
import { listTeams } from '../store/workspace/teams.ts';
import { type Repair, rebuild } from '../usecases/statistics/rebuild.ts';
import { type Finding, well, wrong } from './finding.ts';

/**
 * Whether Hunch would compute today what it has stored. Nothing is changed: SQLite's figures are made anew in a copy,
 * Postgres' in a transaction that is taken back.
 */
export async function checkStatistics(url: string, now: Instant): Promise<Finding[]> {
  const repairs = dialectOf(url) === 'sqlite' ? await onCopy(url, now) : await onDatabase(url, now);
  if (repairs.length === 0) return [well('statistics', 'computed again, they are what is stored')];
  const parts = repairs.map(
    ({ table, missing, surplus }) => `${table}: ${missing} missing, ${surplus} too many`,
  );
  return [
    wrong(
      'statistics',
      `computed again, they differ from what is stored (${parts.join('; ')})`,
      'Stop Hunch and run npm run rebuild; answers and forecasts are untouched.',
    ),
  ];
}

async function onCopy(url: string, now: Instant): Promise<readonly Repair[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hunch-doctor-'));
  try {
    const copy = join(folder, 'copy.db');
    await backUp(url, copy, {});
    return await onDatabase(copy, now);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onDatabase(url: string, now: Instant): Promise<readonly Repair[]> {
  const db = await connect({ url });
  try {
    const repairs: Repair[] = [];
    for (const { teamId } of await listTeams(db.read))
      repairs.push(...(await rebuild({ db: takingBack(db) }, teamId, now)));
    return repairs;
  } finally {
    await db.close();
  }
}

/** The same database, on which every writing transaction is undone at its end. */
function takingBack(db: Db): Db {
  return {
    ...db,
    async write(work) {
      const undone = new Error('taken back');
      const result: { value?: Awaited<ReturnType<typeof work>> } = {};
      await db
        .write(async (tx) => {
          result.value = await work(tx);
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
      return result.value as Awaited<ReturnType<typeof work>>;
    },
  };
}
