import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import type { ConnectOptions } from './connect.ts';
import { refuseNetworkDisk } from './local-disk.ts';
import { holdFile } from './process-lock.ts';
import type { Tables } from './schema.ts';
import { ImmediateSqliteDialect } from './sqlite-driver.ts';
import { BUSY_TIMEOUT_MS, learnSizes, setAndReadBack } from './sqlite-settings.ts';

/** A database that was opened, and how to close it: what is under way ends first, then nothing is held any more. */
export interface Opened {
  readonly kysely: Kysely<Tables>;
  /** Overwrites what was deleted, where the database does not do so by itself. */
  shred(): Promise<void>;
  /** Learns how large its tables have become, and gives back the room of its log, where it does not do so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a SQLite file with settings under which an acknowledged commit survives a power cut. */
export async function openSqlite({ url, lock = true }: ConnectOptions): Promise<Opened> {
  try {
    return lock ? openToWrite(url) : openToLook(url);
  } catch (error) {
    throw new Error(explain(url, error), { cause: error });
  }
}

function openToWrite(path: string): Opened {
  mkdirSync(dirname(path), { recursive: true });
  refuseNetworkDisk(dirname(path));
  const held = holdFile(path);
  try {
    const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    const open = opened(database, held);
    // A help and no need: a full disk is told of where something is to be kept.
    try {
      learnSizes(database, 'all');
    } catch {}
    return open;
  } catch (error) {
    held.release();
    throw error;
  }
}

function openToLook(path: string): Opened {
  if (!existsSync(path)) throw new Error('there is no such file; HUNCH_DATA names the folder that has it');
  return opened(new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS }), { release: () => {} });
}

function opened(database: Database.Database, held: { release(): void }): Opened {
  try {
    setAndReadBack(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(database) });
  return {
    kysely,
    // The file itself is overwritten as it is written (secure_delete); the log keeps older pages until it is emptied.
    async shred() {
      await sql`pragma wal_checkpoint(truncate)`.execute(kysely);
    },
    async tidy() {
      learnSizes(database, 'used');
      await sql`pragma wal_checkpoint(truncate)`.execute(kysely);
    },
    async close() {
      await kysely.destroy();
      database.close(); // Kysely leaves one open that was never asked anything
      held.release();
    },
  };
}

/** What to do, for the failures that an operator meets. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [/NOTADB|CORRUPT/, 'It is no SQLite database, or a damaged one: move it away, or restore a backup.'],
  [/BUSY|LOCKED/, 'Another program has it locked: close that program.'],
  [
    /CANTOPEN|READONLY|EACCES|EPERM|EROFS|EEXIST|ENOTDIR/,
    'Hunch must be able to write to that folder: see HUNCH_DATA.',
  ],
  [/FULL|ENOSPC|IOERR/, 'Look whether the disk is full.'],
];

function explain(path: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const remedy = remedies.find(([codes]) => codes.test(code))?.[1];
  return `Cannot use ${path}: ${message}.${remedy === undefined ? '' : ` ${remedy}`}`;
}
