import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { listPendingMigrations } from '../../db/migrate.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Less than this and one busy day, or one backup, fills the disk. */
const FREE_MIN_BYTES = 200 * 1024 * 1024;

/** Whether the schema is this version's. */
export async function checkSchema(db: Db): Promise<Finding[]> {
  const pending = await listPendingMigrations(db);
  if (pending.length === 0) return [well('database', 'the schema is up to date')];
  const says = `${pending.join(', ')} not applied yet`;
  return [wrong('database', says, 'Start Hunch, or run npm run migrate.')];
}

/** Whether a SQLite file is whole, and can be written. Postgres looks after itself. */
export async function checkFile(db: Db, url: string): Promise<Finding[]> {
  if (db.dialect === 'postgres') return [well('database', 'Postgres answers')];
  const damage = await damageOf(db).catch((error: unknown) => String(error));
  if (damage !== null) {
    const todo = 'Stop Hunch and restore a backup: npm run restore -- <file>.';
    return [wrong('database', `${url} is damaged (${damage})`, todo)];
  }
  const locked = [url, dirname(url), `${url}-wal`].filter((path) => existsSync(path) && !isWritable(path));
  if (locked.length === 0) return [well('database', `${url} is whole`)];
  const todo =
    'Give the account that runs Hunch the right to write there, and see that the disk is not mounted read-only.';
  return [wrong('database', `${locked.join(', ')} cannot be written`, todo)];
}

/** SQLite copies its log back long before this, unless somebody keeps reading; each read has to look through it. */
const LOG_MAX_BYTES = 64 * 1024 * 1024;

/** Whether the write-ahead log beside a SQLite file is copied back as it should be. */
export async function checkLog(databasePath: string): Promise<Finding[]> {
  const bytes = statSync(`${databasePath}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes <= LOG_MAX_BYTES) return [];
  const says = `${databasePath}-wal has grown to ${Math.ceil(bytes / 1024 / 1024)} MB`;
  const todo =
    'Some program has kept the file open for reading (a shell, a backup tool): close it. Hunch empties the log once a day.';
  return [wrong('database', says, todo)];
}

async function damageOf({ read }: Db): Promise<string | null> {
  const { rows } = await sql<Record<string, string>>`pragma integrity_check`.execute(read);
  const [said] = Object.values(rows[0] ?? {});
  if (said !== 'ok') return String(said);
  const { rows: orphans } = await sql`pragma foreign_key_check`.execute(read);
  return orphans.length === 0 ? null : 'rows that belong to nothing';
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether there is room for the database to grow and for a backup of it.
 *
 * @param freeBytes of the disk that a folder is on
 */
export async function checkDisk(
  folder: string,
  databasePath: string | null,
  freeBytes = freeOn,
): Promise<Finding[]> {
  const free = freeBytes(folder);
  const size = databasePath !== null && existsSync(databasePath) ? statSync(databasePath).size : 0;
  const needed = Math.max(FREE_MIN_BYTES, 2 * size);
  const says = `${Math.floor(free / 1024 / 1024)} MB free in ${folder}`;
  if (free >= needed) return [well('disk', says)];
  const todo = `Make room: ${Math.ceil(needed / 1024 / 1024)} MB are wanted. When the disk is full Hunch records nothing, and tells people so.`;
  return [wrong('disk', says, todo)];
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : '.');
  return bavail * bsize;
}
