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
      await lockMigrations(db, tx);
      const done = await migrationsDone(tx);
      refuseNewer(done);
      if (done.includes(name)) return false;
      await migration.up(tx, db.dialect);
      await sql`insert into schema_migrations (name, applied_at) values (${name}, current_timestamp)`.execute(
        tx,
      );
      return true;
    });
    if (ran) applied.push(name);
  }
  return { applied };
}

/** SQLite's writing transactions exclude each other by themselves. */
async function lockMigrations(db: Db, tx: QueryExecutorProvider): Promise<void> {
  if (db.dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
}

async function migrationsDone(tx: QueryExecutorProvider): Promise<string[]> {
  await sql`create table if not exists schema_migrations (name text primary key, applied_at text not null)`.execute(
    tx,
  );
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
