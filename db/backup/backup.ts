import { dialectOf } from '../connect.ts';
import { backUpPostgres, restorePostgres } from './postgres-backup.ts';
import { backUpSqlite, restoreSqlite } from './sqlite-backup.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a backup of this database is called after its name: SQLite's is a database itself, Postgres' a dump. */
export function backupEnding(url: string): string {
  return dialectOf(url) === 'sqlite' ? '.db' : '.dump';
}

/**
 * Copies the database to the file `to` while Hunch may be running on it.
 *
 * @param environment for Postgres' programs: PATH, PG_BIN and libpq's own variables
 * @throws a sentence for the operator
 */
export async function backUp(url: string, to: string, environment: Environment): Promise<void> {
  if (dialectOf(url) === 'sqlite') await backUpSqlite(url, to);
  else await backUpPostgres(url, to, environment);
}

/**
 * Puts a backup in the place of the database. Hunch must not be running; when it starts, it looks up in Slack what is
 * due before it sends it.
 *
 * @param now machine instant
 * @returns where a SQLite file that was there before is kept; else null
 * @throws a sentence for the operator
 */
export async function restore(
  from: string,
  url: string,
  now: string,
  environment: Environment,
): Promise<string | null> {
  if (dialectOf(url) === 'sqlite') return restoreSqlite(from, url, now);
  await restorePostgres(from, url, environment);
  return null;
}
