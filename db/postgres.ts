import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { ConnectOptions } from './connect.ts';
import type { Tables } from './schema.ts';
import type { Opened } from './sqlite.ts';

const POOL_SIZE = 10;
/** A transaction never waits for anything but the database, so one that idles is a bug that must not hold locks. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/** Opens a pool on Postgres and refuses one that may forget acknowledged commits. */
export async function openPostgres({ url, onIdleError }: ConnectOptions): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    application_name: 'hunch',
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  });
  // Without a listener a server restart would end the process.
  pool.on('error', (error) => onIdleError?.(error));
  try {
    const { rows } = await pool.query<{ synchronous_commit: string }>('show synchronous_commit');
    if (rows[0]?.synchronous_commit === 'off')
      throw new Error(
        'Postgres has synchronous_commit off, which can lose acknowledged answers. Switch it on.',
      );
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), release: () => {} };
}
