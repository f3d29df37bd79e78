import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { refuseNetworkDisk } from '../../db/local-disk.ts';
import { isOlder } from '../../db/sqlite-settings.ts';
import { openDatabase, openFolder } from '../support/databases.ts';

describe('settings of a SQLite file', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['fullfsync', 1],
    ['foreign_keys', 1],
    ['secure_delete', 1],
    ['busy_timeout', 500],
    ['journal_size_limit', 67_108_864],
  ])('%s is %s', async (pragma, expected) => {
    await using db = await openDatabase('sqlite');

    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db.read);

    expect(Object.values(rows[0] ?? {})).toEqual([expected]);
  });

  test.each([
    ['3.51.2', true],
    ['3.51.3', false],
    ['3.52.0', false],
    ['3.100.0', false],
    ['2.99.9', true],
  ])('version %s is too old: %s', (version, expected) => {
    expect(isOlder(version, '3.51.3')).toBe(expected);
  });

  test('work that only asks the database leaves everything else its turn', async () => {
    await using db = await openDatabase('sqlite');
    let isOver = false;
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const end = setTimeout(() => {
      isOver = true;
    }, 100);

    for (let asked = 0; !isOver && asked < 1_000_000; asked += 1) await sql`select 1`.execute(db.read);

    clearInterval(timer);
    clearTimeout(end);
    expect(isOver).toBe(true);
    expect(turns).toBeGreaterThan(2);
  });

  test('everything else has its turn after each statement that takes milliseconds', async () => {
    await using db = await openDatabase('sqlite');
    let isOver = false;
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    turn();

    for (let asked = 0; asked < 50; asked += 1)
      await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 30000) select max(i) from n`.execute(
        db.read,
      );

    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(50);
  });

  test('the same question is answered by what the table has become meanwhile', async () => {
    await using db = await openDatabase('sqlite');
    const ask = async () => (await sql`select * from notes`.execute(db.read)).rows;
    await sql`create table notes (a integer) strict`.execute(db.read);
    await sql`insert into notes values (1)`.execute(db.read);
    expect(await ask()).toEqual([{ a: 1 }]);

    await sql`alter table notes add column b text`.execute(db.read);
    expect(await ask()).toEqual([{ a: 1, b: null }]);
    await sql`alter table notes drop column a`.execute(db.read);
    expect(await ask()).toEqual([{ b: null }]);
  });

  test('once tidied it knows how large its tables are, and its log is empty', async () => {
    await using db = await openDatabase('sqlite');
    await db.write((tx) => sql`create table things (id integer primary key, kind text)`.execute(tx));
    await db.write((tx) => sql`create index things_by_kind on things (kind)`.execute(tx));
    await db.write((tx) =>
      sql`insert into things with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
          select i, i % 7 from n`.execute(tx),
    );
    await sql`select * from things where kind = '3'`.execute(db.read);

    await db.tidy();

    expect(statSync(`${db.url}-wal`).size).toBe(0);
    const { rows } = await sql<{
      stat: string;
    }>`select stat from sqlite_stat1 where idx = 'things_by_kind'`.execute(db.read);
    expect(rows[0]?.stat).toMatch(/^\d+ \d+$/);
  });

  test('opened again it knows so from the start', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'hunch.db');
    const first = new Database(url);
    first.exec('create table things (kind text); create index things_by_kind on things (kind)');
    first.exec("insert into things values ('a'), ('b'), ('b')");
    first.close();

    const db = await connect({ url });

    const { rows } = await sql`select idx, stat from sqlite_stat1`.execute(db.read);
    await db.close();
    expect(rows).toEqual([{ idx: 'things_by_kind', stat: '3 2' }]);
  });

  test('a writing transaction has the file from its beginning, so that nothing comes between reading and writing', async () => {
    await using db = await openDatabase('sqlite');
    const stranger = new Database(db.url, { timeout: 0 });

    await db.write(async () => {
      expect(() => stranger.exec('begin immediate')).toThrow('database is locked');
    });

    stranger.close();
  });

  test('a full disk is reported as such, leaves nothing of the transaction, and Hunch carries on', async () => {
    await using db = await openDatabase('sqlite');
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db.read);
    await sql.raw(`pragma max_page_count = ${Number(rows[0]?.page_count) + 4}`).execute(db.read);
    const insert = (name: string, value: string) =>
      db.write((tx) => tx.insertInto('secrets').values({ name, value }).execute());

    await expect(insert('large', 'x'.repeat(100_000))).rejects.toThrow('database or disk is full');

    await insert('small', 'x');
    expect(await db.read.selectFrom('secrets').select('name').execute()).toEqual([{ name: 'small' }]);
  });
});

describe('one process per SQLite file', () => {
  test('a second Hunch is refused with a sentence that names the file and what to do', async () => {
    await using db = await openDatabase('sqlite');

    await expect(connect({ url: db.url })).rejects.toThrow(
      `Cannot use ${db.url}: another Hunch is using it. SQLite takes one process per file: stop the other one, or set DATABASE_URL to a Postgres to run several.`,
    );
  });

  test('a link to the file is the same file', async () => {
    await using db = await openDatabase('sqlite');
    using folder = openFolder();
    const link = join(folder.path, 'link.db');
    symlinkSync(db.url, link);

    await expect(connect({ url: link })).rejects.toThrow('another Hunch is using it');
  });

  test('once closed, even if it was never asked anything, it is free', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'new', 'folder', 'hunch.db');

    for (let times = 0; times < 3; times += 1) {
      const db = await connect({ url });
      await db.close();
    }

    expect(existsSync(url)).toBe(true);
    expect(existsSync(`${url}-wal`)).toBe(false);
  });

  test('it is free again when the process that had it is killed', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'hunch.db');
    const holder = spawn(process.execPath, ['--import', 'tsx', 'test/support/hold-database.ts', url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    await expect(connect({ url })).rejects.toThrow('another Hunch is using it');

    holder.kill('SIGKILL');
    await once(holder, 'exit');

    const db = await connect({ url });
    await db.close();
  });
});

describe('a SQLite file that cannot be used is refused with a sentence', () => {
  test('something else is in the file', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'notes.db');
    writeFileSync(url, 'Dear diary, this is no database. '.repeat(100));

    await expect(connect({ url })).rejects.toThrow(
      `Cannot use ${url}: file is not a database. It is no SQLite database, or a damaged one: move it away, or restore a backup.`,
    );
    // What was claimed for it is given back.
    await expect(connect({ url })).rejects.toThrow('file is not a database');
  });

  test('its folder cannot be made', async () => {
    using folder = openFolder();
    writeFileSync(join(folder.path, 'data'), '');

    await expect(connect({ url: join(folder.path, 'data', 'hunch.db') })).rejects.toThrow('see HUNCH_DATA');
  });

  test('another program has it locked, and nobody waits long for it', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'hunch.db');
    const stranger = new Database(url);
    stranger.exec('begin exclusive; create table t (a)');
    const began = performance.now();

    await expect(connect({ url })).rejects.toThrow('Another program has it locked: close that program.');
    expect(performance.now() - began).toBeLessThan(2_000);

    stranger.close();
  });

  test('there is none to look at, and looking makes none', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'data', 'hunch.db');

    await expect(connect({ url, lock: false })).rejects.toThrow('there is no such file');

    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });

  test.each([
    ['NFS', 0x6969],
    ['CIFS', 0xff534d42],
    ['CIFS', 0xff534d42 | 0],
    ['Lustre', 0x0bd00bd0],
  ])('its disk is shared between machines: %s (%i)', (kind, type) => {
    expect(() => refuseNetworkDisk('/data', () => type)).toThrow(`it is on ${kind}`);
  });

  test('ext4, tmpfs and the disk of this machine are fine', () => {
    expect(() => refuseNetworkDisk('/data', () => 0xef53)).not.toThrow();
    expect(() => refuseNetworkDisk('/data', () => 0x01021994)).not.toThrow();
    expect(() => refuseNetworkDisk('.')).not.toThrow();
  });
});
