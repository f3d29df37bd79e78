import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { connect, type Db, type Reader, type Tx } from '../../db/connect.ts';
import { dialects, openDatabase } from '../support/databases.ts';

const RACES = 200;

describe.each(dialects)('the database on %s', (dialect) => {
  test('a transaction that throws leaves nothing behind and throws what it threw', async () => {
    await using db = await openDatabase(dialect);

    const failing = db.write(async (tx) => {
      await insert(tx, 'a');
      throw new Error('on purpose');
    });

    await expect(failing).rejects.toThrow('on purpose');
    expect(await names(db)).toEqual([]);
  });

  test('reading outside the transaction inside it fails at once instead of hanging', async () => {
    await using db = await openDatabase(dialect);

    const wrong = db.write(() => db.read.selectFrom('secrets').selectAll().execute());

    await expect(wrong).rejects.toThrow('use its tx');
    expect(await names(db)).toEqual([]);
  });

  test('what a transaction leaves running may read again once it is over', async () => {
    await using db = await openDatabase(dialect);

    const { later } = await db.write(async () => ({ later: sleep(20).then(() => names(db)) }));

    expect(await later).toEqual([]);
  });

  test('a transaction inside a transaction is refused', async () => {
    await using db = await openDatabase(dialect);

    await expect(db.write(() => db.write(async () => 1))).rejects.toThrow('open already');
  });

  test('what is read together is of one moment, whatever is written meanwhile', async () => {
    await using db = await openDatabase(dialect);
    const writing = AsyncResource.bind(() => db.write((tx) => insert(tx, 'a')));
    const namesIn = (reader: Reader) => reader.selectFrom('secrets').select('name').execute();

    const { before, after, written } = await db.snapshot(async (reader) => {
      const before = await namesIn(reader);
      const written = writing();
      // SQLite has it wait, Postgres has it done by then.
      await Promise.race([written, sleep(200)]);
      return { before, after: await namesIn(reader), written: { written } };
    });
    await written.written;

    expect([before, after]).toEqual([[], []]);
    expect(await names(db)).toEqual(['a']);
  });

  test.each<[string, (db: Db) => Promise<unknown>]>([
    ['reading outside it', (db) => db.read.selectFrom('secrets').selectAll().execute()],
    ['a transaction', (db) => db.write(async () => 1)],
    ['another one', (db) => db.snapshot(async () => 1)],
  ])('%s is refused inside what is read together, instead of hanging', async (_what, inside) => {
    await using db = await openDatabase(dialect);

    await expect(db.snapshot(() => inside(db))).rejects.toThrow(/use its tx/);

    expect(await names(db)).toEqual([]);
  });

  test('two transactions at once that count up lose no step', async () => {
    await using db = await openDatabase(dialect);
    await db.write((tx) => insert(tx, 'counter', '0'));

    await Promise.all(Array.from({ length: 20 }, () => db.write(countUp)));

    const { value } = await db.read.selectFrom('secrets').select('value').executeTakeFirstOrThrow();
    expect(value).toBe('20');
  });

  test(`of two guarded updates exactly one gets through, ${RACES} times`, async () => {
    await using db = await openDatabase(dialect);
    // Postgres takes several instances of Hunch, SQLite one.
    const other = dialect === 'postgres' ? await connect({ url: db.url }) : db;
    const winners: number[] = [];

    for (let race = 0; race < RACES; race += 1) {
      await db.write((tx) => insert(tx, `race ${race}`, 'open'));
      const taken = await Promise.all([take(db, `race ${race}`), take(other, `race ${race}`)]);
      winners.push(taken.filter(Boolean).length);
    }

    expect(winners).toEqual(Array.from({ length: RACES }, () => 1));
    await other.close();
  });

  test('closing waits for the transaction that is under way', async () => {
    await using db = await openDatabase(dialect);
    const slow = db.write(async (tx) => {
      await sleep(50);
      await insert(tx, 'slow');
      return 'kept';
    });
    await sleep(10);

    await db.close();

    expect(await slow).toBe('kept');
  });

  test('doctor and backup may look beside a running Hunch, and cannot write', async () => {
    await using db = await openDatabase(dialect);
    await db.write((tx) => insert(tx, 'a'));
    const beside = await connect({ url: db.url, lock: false });

    expect(await names(beside)).toEqual(['a']);
    await expect(beside.write((tx) => insert(tx, 'b'))).rejects.toThrow(/read-?only/);
    await beside.close();
  });
});

function insert(tx: Tx, name: string, value = '1') {
  return tx.insertInto('secrets').values({ name, value }).execute();
}

async function names(db: Db): Promise<string[]> {
  const rows = await db.read.selectFrom('secrets').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}

async function countUp(tx: Tx): Promise<void> {
  // Locks the row before it is read, as a claim does; SQLite's transactions hold the whole file.
  await tx.updateTable('secrets').set({ name: 'counter' }).execute();
  const { value } = await tx.selectFrom('secrets').select('value').executeTakeFirstOrThrow();
  await tx
    .updateTable('secrets')
    .set({ value: String(Number(value) + 1) })
    .execute();
}

async function take(db: Db, name: string): Promise<boolean> {
  const result = await db.write((tx) =>
    tx
      .updateTable('secrets')
      .set({ value: 'taken' })
      .where('name', '=', name)
      .where('value', '=', 'open')
      .executeTakeFirst(),
  );
  return result.numUpdatedRows === 1n;
}
