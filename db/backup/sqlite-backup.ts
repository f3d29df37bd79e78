import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { BACKUP } from '../place.ts';
import { holdFile } from '../process-lock.ts';

const OWNER_ONLY = 0o600;
/** The whole file in one step: a copy that stops in between begins anew whenever a running Hunch writes. */
const ALL_PAGES = 0x7fff_ffff;

/**
 * Copies a SQLite file to `to` while Hunch runs on it: the copy is the database at one moment, whole and checked.
 *
 * @throws if something lies at `to` already, or the copy is damaged
 */
export async function backUpSqlite(path: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} exists already: name another file.`);
  const partial = `${to}.partial`;
  await copyWhole(path, partial);
  finish(partial, to);
}

/**
 * Puts a backup in the place of a SQLite file, which is kept beside it under another name.
 *
 * @param now machine instant, for that name
 * @returns where the file that was there is now; null if there was none
 * @throws a sentence for the operator: Hunch is running on it, or the backup is damaged
 */
export async function restoreSqlite(from: string, path: string, now: string): Promise<string | null> {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  const held = hold(path);
  try {
    const partial = `${path}.partial`;
    await copyWhole(from, partial);
    const aside = existsSync(path) ? `${path}.before-${now.replace(/[:.]/g, '-')}` : null;
    finish(partial, path, () => {
      if (aside !== null) for (const part of ['', '-wal', '-shm']) moveIfThere(path + part, aside + part);
    });
    return aside;
  } finally {
    held.release();
  }
}

function hold(path: string) {
  try {
    return holdFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot restore to ${path}: ${reason}.`, { cause: error });
  }
}

/** Checks a copy, makes it one file without a log beside it, and writes into it that it is a copy. */
function stamp(path: string): void {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = delete');
    copy.pragma('synchronous = full');
    const found = String(copy.pragma('integrity_check', { simple: true }));
    if (found !== 'ok') throw new Error(found);
    copy
      .prepare(
        "insert into secrets values ('place', ?) on conflict (name) do update set value = excluded.value",
      )
      .run(BACKUP);
  } catch (error) {
    throw notOurs(error);
  } finally {
    copy.close();
  }
}

/** Copies a database with what its log holds, which a copy of the file alone would lose. */
async function copyWhole(from: string, to: string): Promise<void> {
  rmSync(to, { force: true });
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } catch (error) {
    rmSync(to, { force: true });
    throw notOurs(error);
  } finally {
    source.close();
  }
}

function notOurs(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const says = `It is not a database of Hunch, or a damaged one (${reason}); nothing was changed.`;
  return new Error(says, { cause: error });
}

/** Puts a copy in its final place if it is good, and leaves nothing behind if it is not. */
function finish(partial: string, to: string, makeRoom = () => {}): void {
  try {
    stamp(partial);
    chmodSync(partial, OWNER_ONLY);
    makeRoom();
    renameSync(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
