import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUp, backupEnding, restore } from '../../db/backup/backup.ts';
import { connect, type Db } from '../../db/connect.ts';
import { placeOf } from '../../db/place.ts';
import { findSecret, setSecret } from '../../src/store/secrets.ts';
import { dialects, openDatabase, openFolder } from '../support/databases.ts';

const NOW = '2026-11-24T11:00:00.000Z';

describe.each(dialects)('a backup on %s', (dialect) => {
  test('is made while Hunch writes, is whole, and only its owner may read it', async () => {
    await using db = await openDatabase(dialect);
    using folder = openFolder();
    const to = join(folder.path, `hunch${backupEnding(db.url)}`);
    const written: number[] = [];
    const writing = (async () => {
      for (let n = 0; !existsSync(to) && n < 5000; n += 1) {
        await setSecret(db, `row ${n}`, 'x'.repeat(500));
        written.push(n);
        await new Promise(setImmediate);
      }
    })();

    await backUp(db.url, to, process.env);

    await writing;
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual([`hunch${backupEnding(db.url)}`]);
    await db.close();
    await restore(to, db.url, NOW, process.env);
    const restored = await connect({ url: db.url });
    const kept = await rowsOf(restored);
    await restored.close();
    expect(kept).toEqual(
      written
        .slice(0, kept.length)
        .map((n) => `row ${n}`)
        .sort(),
    );
  });

  test('put back, it is what was, and is known to be a copy', async () => {
    await using db = await openDatabase(dialect);
    using folder = openFolder();
    const to = join(folder.path, 'backup');
    await (await placeOf(db, db.url)).renew((name) => setSecret(db, 'place', name));
    await setSecret(db, 'row kept', '1');
    await backUp(db.url, to, process.env);
    await setSecret(db, 'row later', '1');
    await db.close();

    await restore(to, db.url, NOW, process.env);

    const restored = await connect({ url: db.url });
    expect(await rowsOf(restored)).toEqual(['row kept']);
    expect(await isHere(restored, db.url)).toBe(false);
    await restored.close();
  });

  test('is not put back while Hunch runs', async () => {
    await using db = await openDatabase(dialect);
    using folder = openFolder();
    const to = join(folder.path, 'backup');
    await backUp(db.url, to, process.env);
    await setSecret(db, 'row later', '1');

    await expect(restore(to, db.url, NOW, process.env)).rejects.toThrow(/running|another Hunch is using it/);
    expect(await rowsOf(db)).toEqual(['row later']);
  });

  test('something else than a backup is refused, and nothing is changed', async () => {
    await using db = await openDatabase(dialect);
    using folder = openFolder();
    const wrong = join(folder.path, 'wrong');
    writeFileSync(wrong, 'what somebody wrote down, which is long enough to be read as something'.repeat(10));
    await setSecret(db, 'row kept', '1');
    await db.close();

    await expect(restore(wrong, db.url, NOW, process.env)).rejects.toThrow(
      /not a database of Hunch|pg_restore failed/,
    );
    await expect(restore(join(folder.path, 'none'), db.url, NOW, process.env)).rejects.toThrow(
      'There is no file',
    );

    const same = await connect({ url: db.url });
    expect(await rowsOf(same)).toEqual(['row kept']);
    await same.close();
  });

  test('does not overwrite another', async () => {
    await using db = await openDatabase(dialect);
    using folder = openFolder();
    const to = join(folder.path, 'backup');
    writeFileSync(to, 'precious');

    await expect(backUp(db.url, to, process.env)).rejects.toThrow('exists already');
  });
});

describe('what a killed Hunch left behind', () => {
  test('is put back with the changes that only its log holds', async () => {
    await using db = await openDatabase('sqlite');
    using folder = openFolder();
    const left = join(folder.path, 'left.db');
    await setSecret(db, 'row only in the log', '1');
    for (const part of ['', '-wal']) copyFileSync(db.url + part, left + part);
    await db.close();

    await restore(left, db.url, NOW, process.env);

    const restored = await connect({ url: db.url });
    expect(await rowsOf(restored)).toEqual(['row only in the log']);
    await restored.close();
  });
});

describe('the place of a SQLite file', () => {
  test('is the same however often it is opened, and after a crash in the middle of naming it', async () => {
    await using db = await openDatabase('sqlite');
    const name = async () => (await placeOf(db, db.url)).renew((text) => setSecret(db, 'place', text));
    await name();
    await name();
    expect(await isHere(db, db.url)).toBe(true);

    const crashed = (await placeOf(db, db.url)).renew(() => Promise.reject(new Error('killed')));
    await expect(crashed).rejects.toThrow('killed');

    expect(await isHere(db, db.url)).toBe(true);
  });

  test.each([
    ['copied', false],
    ['copied with what lies beside it', true],
  ])('is another one once it is %s', async (_title, isBesideCopied) => {
    await using db = await openDatabase('sqlite');
    await (await placeOf(db, db.url)).renew((name) => setSecret(db, 'place', name));
    await db.close();
    const to = `${db.url}.copy`;

    copyFileSync(db.url, to);
    if (isBesideCopied) copyFileSync(`${db.url}.place`, `${to}.place`);

    const copied = await connect({ url: to });
    expect(await isHere(copied, to)).toBe(false);
    await copied.close();
  });

  test('is another one once an older state of the same file is put in its place', async () => {
    await using db = await openDatabase('sqlite');
    const start = async () => {
      const running = await connect({ url: db.url });
      const isKnown = await isHere(running, db.url);
      await (await placeOf(running, db.url)).renew((name) => setSecret(running, 'place', name));
      await running.close();
      return isKnown;
    };
    await db.close();
    await start();
    copyFileSync(db.url, `${db.url}.older`);
    expect(await start()).toBe(true);

    copyFileSync(`${db.url}.older`, db.url);

    expect(await start()).toBe(false);
    expect(await start()).toBe(true);
  });
});

async function isHere(db: Db, url: string): Promise<boolean> {
  return (await placeOf(db, url)).isHere((await findSecret(db.read, 'place')) ?? '');
}

async function rowsOf(db: Db): Promise<string[]> {
  const rows = await db.read
    .selectFrom('secrets')
    .select('name')
    .where('name', 'like', 'row %')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}
