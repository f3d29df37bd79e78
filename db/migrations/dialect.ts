import { type QueryExecutorProvider, sql } from 'kysely';

/** Which of the two databases a migration runs on. */
export type MigrationDialect = 'sqlite' | 'postgres';

/**
 * Runs `create table` and `create index` statements one after the other, as written for Postgres.
 * On SQLite a table becomes STRICT and `double precision` its name for the same 8 bytes, `real`.
 */
export async function runDdl(
  db: QueryExecutorProvider,
  dialect: MigrationDialect,
  statements: readonly string[],
) {
  for (const statement of statements) {
    await sql.raw(dialect === 'postgres' ? statement : forSqlite(statement)).execute(db);
  }
}

function forSqlite(statement: string): string {
  const real = statement.replaceAll('double precision', 'real');
  return /^\s*create table/.test(real) ? `${real.trimEnd()} strict` : real;
}
