import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect, type Db, type Dialect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { dialects, emptyPostgres, openFolder } from '../support/databases.ts';

describe.each(dialects)('migrating on %s', (dialect) => {
  // It goes through every statement of every migration, from an empty database and with a process of its own each time.
  test('killed at any statement, it completes when run again', { timeout: 400_000 }, async () => {
    const program = await bundled('test/support/migrate-killed.ts');
    let statement = 0;
    let wasKilled = true;
    const killEach = async () => {
      while (wasKilled) {
        statement += 1;
        await using database = await emptyDatabase(dialect);

        const [code, signal] = await migrateKilled(program, database.url, statement);
        if (signal !== 'SIGKILL') {
          expect(code).toBe(0);
          wasKilled = false;
        }

        await using db = await connect({ url: database.url }).then(disposable);
        await migrate(db);
        expect(await db.read.selectFrom('deliveries').selectAll().execute()).toEqual([]);
        expect(await migrate(db)).toEqual({ applied: [] });
      }
    };
    await Promise.all([killEach(), killEach()]);
    expect(statement).toBeGreaterThan(100);
  });

  test('many at once apply each migration once', async () => {
    await using db = await openEmpty(dialect);

    const results = await Promise.all(Array.from({ length: 10 }, () => migrate(db)));

    const applied = results.flatMap((result) => result.applied).sort();
    expect(applied).toEqual([...new Set(applied)]);
    expect(await migrate(db)).toEqual({ applied: [] });
  });

  test('a database that a newer Hunch has made is refused with a sentence, and left as it is', async () => {
    await using db = await openEmpty(dialect);
    await migrate(db);
    await sql`insert into schema_migrations values ('0999_later', '2027-01-01T00:00:00.000Z')`.execute(
      db.read,
    );
    await sql`delete from schema_migrations where name like '0004%'`.execute(db.read);

    await expect(migrate(db)).rejects.toThrow(
      'This database was made by a newer Hunch (it has 0999_later). Start that version, or restore a backup from before the update.',
    );
    expect((await sql`select name from schema_migrations`.execute(db.read)).rows).toHaveLength(
      Object.keys(migrations).length,
    );
  });
});

/** Migrates in a process that is killed at its nth statement; resolves with how the process ended. */
async function migrateKilled(
  program: string,
  url: string,
  statement: number,
): Promise<[code: number | null, signal: string | null]> {
  const migrating = spawn(process.execPath, [program, url, String(statement)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (await once(migrating, 'exit')) as [number | null, string | null];
}

/** Puts a program into one file, because reading many is most of what a start takes. */
async function bundled(program: string): Promise<string> {
  const outfile = `node_modules/.hunch/${basename(program, '.ts')}.mjs`;
  await build({
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3', 'pg'],
  });
  return outfile;
}

async function emptyDatabase(dialect: Dialect): Promise<AsyncDisposable & { readonly url: string }> {
  if (dialect === 'postgres') return emptyPostgres();
  const folder = openFolder();
  return { url: join(folder.path, 'hunch.db'), [Symbol.asyncDispose]: async () => folder[Symbol.dispose]() };
}

const disposable = (db: Db): Db & AsyncDisposable => ({ ...db, [Symbol.asyncDispose]: () => db.close() });

async function openEmpty(dialect: Dialect): Promise<Db & AsyncDisposable> {
  const database = await emptyDatabase(dialect);
  const db = await connect({ url: database.url });
  return {
    ...db,
    async [Symbol.asyncDispose]() {
      await db.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
