import { existsSync } from 'node:fs';
import { type QueryExecutorProvider, sql } from 'kysely';
import { connect, type Db, type Tx } from './connect.ts';
import { migrate } from './migrate.ts';

/** Rows sent at once; Postgres takes 65,535 values in a statement. */
const BATCH = 500;

/** How many rows of a table were copied. */
export interface Moved {
  readonly table: string;
  readonly rows: number;
}

/**
 * Copies everything in a SQLite file to an empty Postgres database, all or nothing. The file is held meanwhile, so that
 * no Hunch writes to it, and stays as it is.
 *
 * @throws a sentence for the operator: there is no such file, Hunch is running on it, the other database holds something already
 */
export async function moveToPostgres(path: string, url: string): Promise<readonly Moved[]> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const from = await connect({ url: path });
  try {
    await migrate(from);
    const to = await connect({ url });
    try {
      await migrate(to);
      return await to.write((tx) => copyAll(from, tx));
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function copyAll(from: Db, to: Tx): Promise<Moved[]> {
  const taken = await to.selectFrom('teams').select('team_id').limit(1).execute();
  if (taken.length > 0)
    throw new Error(
      'The Postgres database holds a workspace already: move to an empty one. Nothing was changed.',
    );
  await sql`delete from secrets`.execute(to);
  const moved: Moved[] = [];
  for (const table of await tablesOf(from.read))
    moved.push({ table, rows: await copyTable(from.read, to, table) });
  return moved;
}

/** In the order in which they were made: what refers to another comes after it. */
async function tablesOf(from: QueryExecutorProvider): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' and name <> 'schema_migrations' order by rowid`.execute(
    from,
  );
  return rows.map((row) => row.name);
}

async function copyTable(from: QueryExecutorProvider, to: Tx, table: string): Promise<number> {
  let copied = 0;
  for (let last = 0; ; ) {
    const { rows } = await sql<Record<string, unknown> & { moving: number }>`
      select rowid as moving, * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${BATCH}`.execute(
      from,
    );
    const [first] = rows;
    if (!first) return copied;
    const columns = Object.keys(first).filter((name) => name !== 'moving');
    const values = rows.map((row) => sql`(${sql.join(columns.map((name) => row[name]))})`);
    const names = sql.join(columns.map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(to);
    copied += rows.length;
    last = rows.at(-1)?.moving ?? last;
  }
}
