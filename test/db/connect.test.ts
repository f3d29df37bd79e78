import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { dialects, openDatabase, openFolder } from '../support/databases.ts';

describe.each(dialects)('the database on %s', (dialect) => {
  test('a transaction that throws leaves nothing behind', async () => {
    await using db = await openDatabase(dialect);

    const failing = db.write(async (tx) => {
      await tx.insertInto('secrets').values({ name: 'a', value: '1' }).execute();
      throw new Error('on purpose');
    });

    await expect(failing).rejects.toThrow('on purpose');
    expect(await db.read.selectFrom('secrets').selectAll().execute()).toEqual([]);
  });

  test('reading outside the transaction inside it fails at once instead of hanging', async () => {
    await using db = await openDatabase(dialect);

    const wrong = db.write(() => db.read.selectFrom('secrets').selectAll().execute());

    await expect(wrong).rejects.toThrow('use its tx');
    expect(await db.read.selectFrom('secrets').selectAll().execute()).toEqual([]);
  });

  test('a transaction inside a transaction is refused', async () => {
    await using db = await openDatabase(dialect);

    await expect(db.write(() => db.write(async () => 1))).rejects.toThrow('open already');
  });

  test('fifty guarded updates at once let exactly one through', async () => {
    await using db = await openDatabase(dialect);
    await db.write((tx) => tx.insertInto('secrets').values({ name: 'race', value: 'open' }).execute());

    const attempts = Array.from({ length: 50 }, () =>
      db.write((tx) =>
        tx
          .updateTable('secrets')
          .set({ value: 'taken' })
          .where('name', '=', 'race')
          .where('value', '=', 'open')
          .executeTakeFirst(),
      ),
    );

    const results = await Promise.all(attempts);
    expect(results.filter((result) => result.numUpdatedRows === 1n)).toHaveLength(1);
  });

  test('migrating twice does no harm', async () => {
    await using db = await openDatabase(dialect);

    expect(await migrate(db)).toEqual({ applied: [] });
  });

  test('a database made by a newer Hunch is refused with a sentence', async () => {
    await using db = await openDatabase(dialect);
    await db.write((tx) =>
      sql`insert into schema_migrations (name, applied_at) values ('9999_future', 'then')`.execute(tx),
    );

    await expect(migrate(db)).rejects.toThrow('made by a newer Hunch (it has 9999_future)');
  });
});

describe('a SQLite file', () => {
  test.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
  ])('has %s = %s', async (pragma, expected) => {
    await using db = await openDatabase('sqlite');

    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db.read);

    expect(Object.values(rows[0] ?? {})).toEqual([expected]);
  });

  test('a second Hunch on the same file is refused with a sentence', async () => {
    await using db = await openDatabase('sqlite');

    await expect(connect({ url: db.url })).rejects.toThrow('Another Hunch is using');
  });

  test('doctor and backup may look beside a running Hunch, and cannot write', async () => {
    await using db = await openDatabase('sqlite');
    const beside = await connect({ url: db.url, lock: false });

    const writing = beside.write((tx) =>
      tx.insertInto('secrets').values({ name: 'a', value: '1' }).execute(),
    );

    await expect(writing).rejects.toThrow('readonly');
    await beside.close();
  });

  test('is free again when the process that had it is killed', async () => {
    using folder = openFolder();
    const url = join(folder.path, 'hunch.db');
    const holder = spawn(process.execPath, ['--import', 'tsx', 'test/support/hold-database.ts', url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    await expect(connect({ url })).rejects.toThrow('Another Hunch is using');

    holder.kill('SIGKILL');
    await once(holder, 'exit');

    const db = await connect({ url });
    await db.close();
  });
});
