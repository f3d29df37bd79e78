import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Claims a SQLite file for this process. The claim is an exclusive transaction on a tiny database beside it, so the
 * operating system drops it with the process, however that dies.
 *
 * @throws a sentence for the operator when another process has it
 */
export function holdFile(path: string): { release(): void } {
  const claim = new Database(`${onlyName(path)}.lock`, { timeout: 0 });
  try {
    claim.pragma('journal_mode = delete');
    claim.exec('begin exclusive');
  } catch (error) {
    claim.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new Error(
        'another Hunch is using it. SQLite takes one process per file: stop the other one, or set DATABASE_URL to a Postgres to run several',
      );
    throw error;
  }
  return { release: () => claim.close() };
}

/** The one name of a file that may be reached through links, so that they lead to the same claim. */
function onlyName(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}
