import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import pg from 'pg';
import type { World } from './world.ts';

/** A database that cannot be written until it is mended; open it after its world, so that it is cleared away first. */
interface Broken extends AsyncDisposable {
  mend(): Promise<void>;
}

/** Ways in which a database fails, and the words in which people are told, by dialect. */
export const breaks: readonly (readonly [
  title: string,
  dialect: 'sqlite' | 'postgres',
  breakIt: (world: World) => Promise<Broken>,
  told: string,
])[] = [
  ['the disk is full', 'sqlite', fillDisk, 'disk that holds Hunch'],
  ['the file may only be read', 'sqlite', makeReadOnly, 'may not write'],
  ['another program has locked it', 'sqlite', lockFile, 'something else holds'],
  ['the server only lets read', 'postgres', readOnlyServer, 'may not write'],
  ['the server is away', 'postgres', closeServer, 'does not answer'],
];

/**
 * A full disk: where this account may mount one, a small disk of memory that something else has filled; else the limit
 * that SQLite knows itself.
 */
async function fillDisk(world: World): Promise<Broken> {
  const { databaseUrl } = world.settings;
  const folder = dirname(databaseUrl);
  await world.outage();
  const isMounted = mountSmallDisk(folder, databaseUrl);
  await world.restart();
  if (!isMounted) return limitPages(world);
  const filler = join(folder, 'filler');
  for (const size of [1_000_000, 100_000, 4096]) fill(filler, size);
  return {
    mend: async () => rmSync(filler),
    async [Symbol.asyncDispose]() {
      await world.outage();
      execFileSync('umount', [folder]);
    },
  };
}

function broken(mend: () => Promise<unknown>): Broken {
  return { mend: async () => void (await mend()), [Symbol.asyncDispose]: async () => undefined };
}

/** Moves the files of a stopped Hunch to a small disk in the same place; false where that is not allowed. */
function mountSmallDisk(folder: string, databaseUrl: string): boolean {
  const aside = `${folder}.aside.db`;
  copyFileSync(databaseUrl, aside);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return false;
  } finally {
    process.once('exit', () => rmSync(aside, { force: true }));
  }
  copyFileSync(aside, databaseUrl);
  rmSync(aside);
  return true;
}

function fill(path: string, size: number): void {
  try {
    for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
  } catch {
    // No more room, which is what was wanted.
  }
}

async function limitPages(world: World): Promise<Broken> {
  const { read } = world.hunch.deps.db;
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(read);
  const limit = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(read);
  await limit(Number(rows[0]?.page_count));
  return broken(() => limit(1_000_000));
}

async function makeReadOnly(world: World): Promise<Broken> {
  const { read } = world.hunch.deps.db;
  await sql`pragma query_only = on`.execute(read);
  return broken(() => sql`pragma query_only = off`.execute(read));
}

async function lockFile(world: World): Promise<Broken> {
  const stranger = new Database(world.settings.databaseUrl, { timeout: 5000 });
  stranger.exec('begin immediate');
  return broken(async () => stranger.close());
}

async function readOnlyServer(world: World): Promise<Broken> {
  const set = (value: string) => (name: string) =>
    `alter database ${name} set default_transaction_read_only = ${value}`;
  await onServer(world, set('on'));
  await untilReconnected(world);
  return broken(() => onServer(world, set('off')));
}

async function closeServer(world: World): Promise<Broken> {
  const allow = (value: string) => (name: string) => `alter database ${name} with allow_connections ${value}`;
  await onServer(world, allow('false'));
  return broken(() => onServer(world, allow('true')));
}

/** Until Hunch has noticed that it was cut off and is connected anew: what it hears before is that the server is gone. */
async function untilReconnected({ hunch }: World): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = sql<{ is: string }>`select current_setting('default_transaction_read_only') as is`;
    const { rows } = await answer.execute(hunch.deps.db.read).catch(() => ({ rows: [] }));
    if (rows[0]?.is === 'on') return;
    await sleep(50);
  }
  throw new Error('Hunch did not reconnect');
}

/** Changes a database from outside, and cuts whoever is connected to it. */
async function onServer(world: World, statement: (name: string) => string): Promise<void> {
  const url = new URL(world.settings.databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(statement(name));
  const cut = await client.query<{ pid: number }>(
    'select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [name],
  );
  const left = 'select count(*)::int as n from pg_stat_activity where pid = any($1)';
  const pids = cut.rows.map(({ pid }) => pid);
  while ((await client.query<{ n: number }>(left, [pids])).rows[0]?.n !== 0) await sleep(10);
  await client.end();
}
