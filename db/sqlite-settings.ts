import type Database from 'better-sqlite3';

/** Older ones can corrupt a WAL file that two connections use. @see https://sqlite.org/wal.html */
const OLDEST_VERSION = '3.51.3';
/** Waiting for a lock stops the whole process, so it is short. */
export const BUSY_TIMEOUT_MS = 500;
/** What a burst of writing may leave of the write-ahead log once it has been copied back. */
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** Each as it is set, and as SQLite must then report it. */
const pragmas: readonly (readonly [name: string, value: string | number, reported: string | number])[] = [
  ['busy_timeout', BUSY_TIMEOUT_MS, BUSY_TIMEOUT_MS],
  ['journal_mode', 'WAL', 'wal'],
  // A commit is on the disk before it is acknowledged; this build's default with WAL may lose the last ones.
  ['synchronous', 'FULL', 2],
  // macOS only flushes the drive's own cache when it is told so; elsewhere this changes nothing.
  ['fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  // What somebody had forgotten is overwritten, not only unlinked.
  ['secure_delete', 'ON', 1],
  ['journal_size_limit', WAL_LIMIT_BYTES, WAL_LIMIT_BYTES],
];

/**
 * Makes a connection keep what it is told to keep, and reads every setting back.
 *
 * @throws if SQLite is too old, or a setting did not take
 */
export function setAndReadBack(database: Database.Database): void {
  const version = String(database.prepare('select sqlite_version()').pluck().get());
  if (isOlder(version, OLDEST_VERSION))
    throw new Error(`SQLite ${version} is too old, ${OLDEST_VERSION} or newer is needed`);
  // One that only looks takes the file as it is: a copy need not be in WAL mode.
  const settable = pragmas.filter(([name]) => !(database.readonly && name.startsWith('journal')));
  for (const [name, value, reported] of settable) {
    database.pragma(`${name} = ${value}`);
    const found = database.pragma(name, { simple: true });
    if (found !== reported)
      throw new Error(`SQLite did not take ${name} = ${value}, it says ${String(found)}; is the disk local?`);
  }
}

/** Rows of an index that are looked at to know how it is spread; enough to choose, and quick on a large file. */
const LOOKED_AT = 400;

/**
 * Learns how large and how spread its tables are, where that has changed: without it SQLite takes every index to be as
 * good as another.
 *
 * @param which 'all' at the start, else those that were asked for since
 * @see https://sqlite.org/pragma.html#pragma_optimize
 */
export function learnSizes(database: Database.Database, which: 'all' | 'used'): void {
  database.pragma(`analysis_limit = ${LOOKED_AT}`);
  database.pragma(which === 'all' ? 'optimize = 0x10002' : 'optimize');
}

/** Compares versions part by part: 3.51.3 is older than 3.100.0. */
export function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
