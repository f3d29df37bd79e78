import { Kysely } from 'kysely';
import pg from 'pg';
import type { ConnectOptions } from './connect.ts';
import { CandidPostgresDialect } from './postgres-driver.ts';
import type { Tables } from './schema.ts';
import type { Opened } from './sqlite.ts';

/** By which the server knows a running Hunch. */
export const APPLICATION = 'hunch';
const POOL_SIZE = 10;
/** A transaction never waits for anything but the database, so one that idles is a bug that must not hold locks. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** For a server that does not answer, and for a turn in the pool. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Claims need `with … as materialized`. */
const OLDEST_VERSION = 120_000;

/** Opens a pool on Postgres and refuses a server that may forget acknowledged commits. */
export async function openPostgres({ url, lock = true, onConnectionLost }: ConnectOptions): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    application_name: lock ? APPLICATION : `${APPLICATION} looking`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    ...(lock ? {} : { options: '-c default_transaction_read_only=on' }),
  });
  // Without both listeners a restart of the server ends this process: one hears of connections that nobody uses,
  // the other of those inside a transaction, whose next statement fails.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', (error) => onConnectionLost?.(error)));
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw new Error(`Cannot use Postgres at ${serverOf(url)}: ${reasonOf(error)}. Check DATABASE_URL.`, {
      cause: error,
    });
  }
  const kysely = new Kysely<Tables>({ dialect: new CandidPostgresDialect(pool) });
  return {
    kysely,
    shred: async () => {},
    tidy: async () => {},
    async close() {
      await kysely.destroy();
      if (!pool.ending) await pool.end(); // Kysely leaves one open that was never asked anything
    },
  };
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; encoding: string; commits: string }>(
    `select cast(current_setting('server_version_num') as integer) as version,
      current_setting('server_encoding') as encoding, current_setting('synchronous_commit') as commits`,
  );
  const [server] = rows;
  if (server === undefined || server.version < OLDEST_VERSION) throw new Error('it is older than version 12');
  if (server.encoding !== 'UTF8') throw new Error(`its encoding is ${server.encoding}, and UTF8 is needed`);
  if (server.commits === 'off')
    throw new Error('synchronous_commit is off, which can lose acknowledged answers; switch it on');
}

/** Where it is, without user and password. */
function serverOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || 'a local socket' : 'an address that cannot be read';
}

/** Node packs failures of several addresses into one error without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
