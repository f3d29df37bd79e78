import { join } from 'node:path';
import { type KyselyPlugin, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect, type Db, type Dialect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/index.ts';
import { dialects, emptyPostgres, openFolder } from '../support/databases.ts';

describe.each(dialects)('migrating on %s', (dialect) => {
  // It goes through every statement of every migration, from an empty database each time.
  test('killed at any statement, it completes when run again', { timeout: 240_000 }, async () => {
    let statement = 0;
    let wasKilled = true;
    while (wasKilled) {
      statement += 1;
      await using db = await openEmpty(dialect);

      wasKilled = await migrate(killedAt(db, statement)).then(
        () => false,
        () => true,
      );
      await migrate(db);

      expect(await db.read.selectFrom('deliveries').selectAll().execute()).toEqual([]);
    }
    expect(statement).toBeGreaterThan(50);
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

/** A database in which the nth statement of a transaction's work throws, as if the process had died there. */
function killedAt(db: Db, statement: number): Db {
  let seen = 0;
  const killer: KyselyPlugin = {
    transformQuery: ({ node }) => {
      seen += 1;
      if (seen === statement) throw new Error('killed');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { ...db, write: (work) => db.write((tx) => work(tx.withPlugin(killer))) };
}

async function openEmpty(dialect: Dialect): Promise<Db & AsyncDisposable> {
  const folder = openFolder();
  const postgres = dialect === 'postgres' ? await emptyPostgres() : undefined;
  const db = await connect({ url: postgres?.url ?? join(folder.path, 'hunch.db') });
  return {
    ...db,
    async [Symbol.asyncDispose]() {
      await db.close();
      await postgres?.[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}
