import { type QueryExecutorProvider, sql } from 'kysely';
import type { Db } from './connect.ts';
import { migrations } from './migrations/index.ts';

/** A number of our own for Postgres' advisory locks: whoever migrates holds it. */
const MIGRATION_LOCK = 4_862_431;

/**
 * Brings the schema up to date. Each migration is one transaction together with the row that says it ran, under a
 * lock, so that it may be killed at any statement and run again, and twenty processes may start at once.
 *
 * @returns the names of the migrations that ran now
 * @throws a sentence for the operator if the database was made by a newer Hunch
 */
export async function migrate(db: Db): Promise<{ readonly applied: readonly string[] }> {
  const applied: string[] = [];
  for (const [name, migration] of Object.entries(migrations)) {
    const ran = await db.write(async (tx) => {
      if (db.dialect === 'postgres') await lockMigrations(tx);
      const done = await migrationsDone(tx);
      refuseNewer(done);
      if (done.includes(name)) return false;
      await migration.up(tx, db.dialect);
      await sql`insert into schema_migrations (name, applied_at) values (${name}, ${now[db.dialect]})`.execute(
        tx,
      );
      return true;
    });
    if (ran) applied.push(name);
  }
  return { applied };
}

/**
 * The migrations that this Hunch would still run. Only looks.
 *
 * @throws a sentence for the operator if the database was made by a newer Hunch
 */
export async function listPendingMigrations({ read }: Db): Promise<string[]> {
  const isNew = !(await read.introspection.getTables()).some(({ name }) => name === 'schema_migrations');
  const { rows } = isNew
    ? { rows: [] }
    : await sql<{ name: string }>`select name from schema_migrations`.execute(read);
  const done = rows.map((row) => row.name);
  refuseNewer(done);
  return Object.keys(migrations).filter((name) => !done.includes(name));
}

/** The database's own clock as this schema writes instants. */
const now = {
  sqlite: sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  postgres: sql`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
} as const;

/** For Postgres; SQLite's writing transactions exclude each other by themselves. */
async function lockMigrations(tx: QueryExecutorProvider): Promise<void> {
  // Neither a long migration nor waiting for another instance's may be cut off: the next start would meet it again.
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
}

async function migrationsDone(tx: QueryExecutorProvider): Promise<string[]> {
  await sql`create table if not exists schema_migrations
    (name text not null primary key, applied_at text not null)`.execute(tx);
  const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(tx);
  return rows.map((row) => row.name);
}

function refuseNewer(done: readonly string[]): void {
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new Error(
      `This database was made by a newer Hunch (it has ${unknown.join(', ')}). Start that version, or restore a backup from before the update.`,
    );
}
