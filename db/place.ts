import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** What a backup bears instead of the name of a place, so that it is told apart wherever it is put. */
export const BACKUP = 'a backup';

/**
 * Where a database is and how far it has come, as a name that it carries itself: after a copy, or an older state put in
 * its place, the two differ.
 */
export interface Place {
  /** Whether this name is the one that the database bears here. */
  isHere(name: string): boolean;
  /** Gives the place a new name, where it can have one, so that what was copied until now bears an old one. */
  renew(remember: (name: string) => Promise<void>): Promise<void>;
}

/** The place of an opened database. */
export async function placeOf(db: Db, url: string): Promise<Place> {
  return db.dialect === 'sqlite' ? besideFile(url) : inServer(await nameInServer(db));
}

/**
 * Beside a SQLite file lies a small one with the name that the database last got here. It is written before and after
 * the database's own, so that a crash in between is not taken for a copy; when in doubt it is.
 */
function besideFile(path: string): Place {
  const only = realpathSync(path);
  const beside = `${only}.place`;
  const file = String(statSync(only).ino);
  const write = (names: readonly string[]) => {
    writeFileSync(`${beside}.new`, JSON.stringify({ file, names }));
    renameSync(`${beside}.new`, beside);
  };
  const known = readBeside(beside);
  let names = known?.file === file ? known.names : [];
  return {
    isHere: (name) => names.includes(name),
    async renew(remember) {
      const name = randomUUID();
      write([...names, name]);
      await remember(name);
      names = [name];
      write(names);
    },
  };
}

function readBeside(path: string): { readonly file: string; readonly names: readonly string[] } | null {
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
  } catch {
    return null; // half written when the power went: taken for a copy, which does no harm
  }
}

/**
 * A dump that is restored, a copied database, a promoted replica and a server set back in time each change one of:
 * the server's own name, its timeline, the database, the file that holds the table.
 */
async function nameInServer(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select concat_ws('/', (select system_identifier from pg_control_system()),
      case when pg_is_in_recovery() then '' else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end,
      (select oid from pg_database where datname = current_database()),
      pg_relation_filenode('secrets')) as name`.execute(db.read);
  return rows[0]?.name ?? '';
}

function inServer(here: string): Place {
  return { isHere: (name) => name === here, renew: (remember) => remember(here) };
}
