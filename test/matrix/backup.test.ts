import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { backUp } from '../../db/backup/backup.ts';
import type { Db } from '../../db/connect.ts';
import { setSecret } from '../../src/store/secrets.ts';
import { openDatabase, openFolder } from '../support/databases.ts';

const ROWS = 60;
const BACK_UP = `import('./db/backup/backup.ts').then(({ backUp }) => backUp(process.argv[1], process.argv[2], process.env))`;

/** A backup in a process of its own, whose files may have so many blocks of 512 bytes. */
function backUpBeside(url: string, to: string, blocks: string): ChildProcess {
  const script = `ulimit -f ${blocks}; exec "$0" --import tsx -e "$1" "$2" "$3"`;
  return spawn('bash', ['-c', script, process.execPath, BACK_UP, url, to], { stdio: 'ignore' });
}

async function filled(): Promise<Db & AsyncDisposable & { readonly url: string }> {
  const db = await openDatabase('sqlite');
  for (let n = 0; n < ROWS; n += 1) await setSecret(db, `row ${n}`, 'x'.repeat(20_000));
  return db;
}

async function isWhole(db: Db): Promise<boolean> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db.read);
  return rows[0]?.integrity_check === 'ok';
}

test('a backup for which the disk has no room fails, is not left half, and harms nothing', async () => {
  await using db = await filled();
  using folder = openFolder();
  const to = join(folder.path, 'backup.db');

  const [code] = await once(backUpBeside(db.url, to, '400'), 'exit');

  expect(code).not.toBe(0);
  expect(existsSync(to)).toBe(false);
  expect(await isWhole(db)).toBe(true);
  await backUp(db.url, to, process.env);
  expect(existsSync(to)).toBe(true);
});

test('a backup that is killed leaves none, or a whole one', { timeout: 60_000 }, async () => {
  await using db = await filled();
  using folder = openFolder();
  for (const [n, ms] of [400, 700, 900, 1100, 1300].entries()) {
    const to = join(folder.path, `backup-${n}.db`);
    const child = backUpBeside(db.url, to, 'unlimited');
    const ended = once(child, 'exit');
    await Promise.race([sleep(ms), ended]);
    child.kill('SIGKILL');
    await ended;
    await backUp(db.url, join(folder.path, `again-${n}.db`), process.env);
  }

  expect(await isWhole(db)).toBe(true);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('again'))).toHaveLength(5);
});
