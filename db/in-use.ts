import { sql } from 'kysely';
import { type Db, dialectOf } from './connect.ts';
import { APPLICATION } from './postgres.ts';
import { holdFile } from './process-lock.ts';

/** Whether a Hunch is running on this database, seen from a process that only looks. */
export async function isInUse(looking: Db, url: string): Promise<boolean> {
  if (dialectOf(url) === 'sqlite') return isHeld(url);
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = ${APPLICATION}`.execute(looking.read);
  return rows.length > 0;
}

function isHeld(path: string): boolean {
  try {
    holdFile(path).release();
    return false;
  } catch {
    return true;
  }
}
