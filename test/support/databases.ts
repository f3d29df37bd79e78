import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, type Db, type Dialect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';

const postgresUrl = inject('postgresUrl');

/** Every database that this run can test; a suite is `describe.each(dialects)`. */
export const dialects: readonly Dialect[] = postgresUrl === null ? ['sqlite'] : ['sqlite', 'postgres'];

/** A database of this test's own, migrated, gone when the test is over: `await using db = await openDatabase(dialect)`. */
export type TestDb = Db & AsyncDisposable & { readonly url: string };

/** Opens a fresh migrated database. */
export async function openDatabase(dialect: Dialect): Promise<TestDb> {
  return dialect === 'sqlite' ? openSqliteCopy() : openPostgresCopy();
}

/** A fresh folder, gone when the test is over. */
export function openFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'hunch-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

let sqliteTemplate: Promise<string> | undefined;
let postgresTemplate: Promise<string> | undefined;

async function openSqliteCopy(): Promise<TestDb> {
  sqliteTemplate ??= makeSqliteTemplate();
  const folder = openFolder();
  const url = join(folder.path, 'hunch.db');
  copyFileSync(await sqliteTemplate, url);
  return disposable(await connect({ url }), url, async () => folder[Symbol.dispose]());
}

async function makeSqliteTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hunch-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const url = join(folder, 'template.db');
  const db = await connect({ url });
  await migrate(db);
  await db.close();
  return url;
}

async function openPostgresCopy(): Promise<TestDb> {
  postgresTemplate ??= makePostgresTemplate();
  const template = await postgresTemplate;
  const { name, url } = freshName();
  await asAdmin(`create database ${name} template ${template}`);
  return disposable(await connect({ url }), url, () => asAdmin(`drop database ${name} with (force)`));
}

async function makePostgresTemplate(): Promise<string> {
  const { name, url } = freshName();
  await asAdmin(`create database ${name}`);
  const db = await connect({ url });
  await migrate(db);
  await db.close();
  return name;
}

/** An empty Postgres database, for tests of migrating; its address. */
export async function emptyPostgres(): Promise<AsyncDisposable & { readonly url: string }> {
  const { name, url } = freshName();
  await asAdmin(`create database ${name}`);
  return { url, [Symbol.asyncDispose]: () => asAdmin(`drop database ${name} with (force)`) };
}

function freshName(): { name: string; url: string } {
  const name = `hunch_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(postgresUrl ?? 'postgres://no-postgres');
  url.pathname = `/${name}`;
  return { name, url: url.href };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl ?? '' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function disposable(db: Db, url: string, after: () => Promise<void>): TestDb {
  return {
    ...db,
    url,
    async [Symbol.asyncDispose]() {
      await db.close();
      await after();
    },
  };
}
