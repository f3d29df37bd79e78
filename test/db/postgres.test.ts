import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { dialects, openDatabase } from '../support/databases.ts';

describe.each(dialects.filter((dialect) => dialect === 'postgres'))('a database on %s', (dialect) => {
  test('a server that restarts ends the transaction with its reason, and Hunch carries on', async () => {
    await using db = await openDatabase(dialect);
    const lost: string[] = [];
    const hunch = await connect({ url: db.url, onConnectionLost: (error) => lost.push(error.message) });

    const cut = hunch.write(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db.read);
      await sleep(100);
      throw new Error('what the work itself says');
    });

    await expect(cut).rejects.toThrow('what the work itself says');
    expect(lost[0]).toContain('terminating connection');
    expect(await one(hunch)).toBe(1);
    await hunch.close();
  });

  test('a connection that breaks while nobody uses it is replaced', async () => {
    await using db = await openDatabase(dialect);
    const lost: string[] = [];
    const hunch = await connect({ url: db.url, onConnectionLost: (error) => lost.push(error.message) });

    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db.read);
    await sleep(100);

    expect(lost[0]).toContain('terminating connection');
    expect(await one(hunch)).toBe(1);
    await hunch.close();
  });

  test('two transactions that wait for each other both get through', async () => {
    await using db = await openDatabase(dialect);
    await db.write((tx) =>
      tx
        .insertInto('secrets')
        .values([
          { name: 'a', value: '' },
          { name: 'b', value: '' },
        ])
        .execute(),
    );
    const touch = (first: string, second: string) =>
      db.write(async (tx) => {
        await sql`update secrets set value = value || 'x' where name = ${first}`.execute(tx);
        await sleep(20);
        await sql`update secrets set value = value || 'x' where name = ${second}`.execute(tx);
      });

    await Promise.all([touch('a', 'b'), touch('b', 'a')]);

    expect(await db.read.selectFrom('secrets').select('value').execute()).toEqual([
      { value: 'xx' },
      { value: 'xx' },
    ]);
  });

  test('one that may forget acknowledged commits is refused with a sentence', async () => {
    await using db = await openDatabase(dialect);
    const name = sql.id(new URL(db.url).pathname.slice(1));
    await sql`alter database ${name} set synchronous_commit = off`.execute(db.read);

    await expect(connect({ url: db.url })).rejects.toThrow('synchronous_commit');
  });

  test.each([
    ['application_name', 'hunch'],
    ['idle_in_transaction_session_timeout', '10s'],
    ['statement_timeout', '30s'],
    ['synchronous_commit', 'on'],
  ])('has %s = %s', async (setting, expected) => {
    await using db = await openDatabase(dialect);

    const { rows } = await sql<{ found: string }>`select current_setting(${setting}) as found`.execute(
      db.read,
    );

    expect(rows).toEqual([{ found: expected }]);
  });

  test.each([
    ['nobody listens', 'postgres://me:secret@127.0.0.1:1/hunch', '127.0.0.1:1'],
    ['there is no such host', 'postgres://me:secret@nowhere.invalid/hunch', 'nowhere.invalid'],
  ])('where %s, the sentence names the server and not the password', async (_case, url, server) => {
    const message = await connect({ url }).then(
      () => 'connected',
      (error: Error) => error.message,
    );

    expect(message).toContain(`Cannot use Postgres at ${server}`);
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('secret');
  });
});

async function one(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db.read);
  return rows[0]?.one;
}
