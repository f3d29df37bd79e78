import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import type { ConnectOptions } from './connect.ts';
import { holdFile } from './process-lock.ts';
import type { Tables } from './schema.ts';

/** Older ones can corrupt a WAL file that two connections use. @see https://sqlite.org/wal.html */
const OLDEST_VERSION = '3.51.3';
/** Waiting for a lock stops the whole process, so it is short. */
const BUSY_TIMEOUT_MS = 500;

/** A database that was opened, and what to do once it is closed. */
export interface Opened {
  readonly kysely: Kysely<Tables>;
  release(): void;
}

/** Opens a SQLite file with settings under which an acknowledged commit survives a power cut. */
export async function openSqlite({ url, lock = true }: ConnectOptions): Promise<Opened> {
  if (url !== ':memory:') mkdirSync(dirname(url), { recursive: true });
  const held = lock && url !== ':memory:' ? holdFile(url) : { release: () => {} };
  try {
    const database = new Database(url, { readonly: !lock, timeout: BUSY_TIMEOUT_MS });
    setAndReadBack(database, lock);
    return {
      kysely: new Kysely<Tables>({ dialect: new ImmediateSqliteDialect({ database }) }),
      release: held.release,
    };
  } catch (error) {
    held.release();
    throw error;
  }
}

function setAndReadBack(database: Database.Database, isWriter: boolean): void {
  const version = String(database.prepare('select sqlite_version() as version').pluck().get());
  if (compareVersions(version, OLDEST_VERSION) < 0)
    throw new Error(`SQLite ${version} is too old: ${OLDEST_VERSION} or newer is needed.`);
  if (isWriter && !database.memory) expectPragma(database, 'journal_mode', 'wal', 'WAL');
  expectPragma(database, 'synchronous', 2, 'FULL');
  expectPragma(database, 'foreign_keys', 1, 'ON');
  expectPragma(database, 'busy_timeout', BUSY_TIMEOUT_MS, String(BUSY_TIMEOUT_MS));
}

function expectPragma(database: Database.Database, name: string, expected: string | number, value: string) {
  database.pragma(`${name} = ${value}`);
  const found = database.pragma(name, { simple: true });
  if (found !== expected)
    throw new Error(`SQLite did not take ${name} = ${value} (it says ${String(found)}); is the disk local?`);
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Takes the write lock when a transaction begins: read-then-write in a deferred one can fail half-way. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#config);
  }
}
