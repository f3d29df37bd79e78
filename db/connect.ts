import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, KyselyPlugin, Transaction } from 'kysely';
import { openPostgres } from './postgres.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type Dialect = 'sqlite' | 'postgres';
/** Whatever can be asked: the database itself or a transaction. */
export type Reader = Kysely<Tables>;
/** A writing transaction: the only thing in reach inside `write`. */
export type Tx = Transaction<Tables>;

/** The database, whichever it is. */
export interface Db {
  readonly dialect: Dialect;
  /** Queries outside a transaction. Throws inside `write`, where it would wait for itself for ever. */
  readonly read: Reader;
  /**
   * Queries that all see the same moment, whatever is written meanwhile: for what is put together from several of them.
   * Throws inside `write`, and so does `read` inside. Never wait for anything but the database inside.
   */
  snapshot<T>(work: (db: Reader) => Promise<T>): Promise<T>;
  /**
   * One writing transaction, all or nothing. Never wait for anything but the database inside. `work` runs again when
   * its transaction lost against another one, so it changes nothing but the database.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether an error means that the database is in trouble (its disk is full …) rather than that somebody erred. */
  troubleOf(error: unknown): Trouble | null;
  /**
   * Sees to it that what was deleted is not left in the SQLite file or its log; what a backup or a doctor is reading at
   * that moment goes once they are done. Postgres does so by itself when it vacuums.
   */
  shred(): Promise<void>;
  /**
   * Once a day: SQLite learns how large its tables have become, by which it chooses its indexes, and empties its log.
   * Postgres does both by itself.
   */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** A postgres:// address or the path of a SQLite file; its folder is made. */
  readonly url: string;
  /** False lets an operator command look beside a running Hunch; it must not write. Default true. */
  readonly lock?: boolean;
  /** Told when the connection to Postgres breaks, as when the server restarts; the next query opens another. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** Transactions that lost against another one on Postgres, and may simply be done again. */
const RETRYABLE = new Set(['40001', '40P01']);
const WRITE_TRIES = 5;
/** Pauses differ, so that two that met once do not meet again. */
const RETRY_PAUSE_MS = 50;

/**
 * Opens the database and checks that it keeps what it is told to keep.
 *
 * @throws a sentence for the operator: another process has the file, a pragma did not take, Postgres cannot be reached
 */
export async function connect(options: ConnectOptions): Promise<Db> {
  const dialect = dialectOf(options.url);
  const opened = dialect === 'postgres' ? await openPostgres(options) : await openSqlite(options);
  const inside = new AsyncLocalStorage<{ isOpen: boolean }>();
  const read = opened.kysely.withPlugin(refusesInside(inside));
  /** While the work goes on, `read`, `snapshot` and `write` refuse: they would wait for it for ever. */
  const within = <D, T>(work: (db: D) => Promise<T>): ((db: D) => Promise<T>) => {
    if (inside.getStore()?.isOpen) throw new Error('a transaction is open already: use its tx');
    const transaction = { isOpen: true };
    return async (db) => {
      try {
        return await inside.run(transaction, () => work(db));
      } finally {
        transaction.isOpen = false;
      }
    };
  };
  return {
    dialect,
    read,
    async snapshot(work) {
      // There is one connection to a SQLite file: while it is held, nobody writes.
      if (dialect === 'sqlite') return opened.kysely.connection().execute(within(work));
      const reading = opened.kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only');
      return reading.execute(within(work));
    },
    async write(work) {
      for (let tries = 1; ; tries += 1) {
        const inTransaction = within(work);
        try {
          return await opened.kysely.transaction().execute(inTransaction);
        } catch (error) {
          if (tries === WRITE_TRIES || !isRetryable(error)) throw error;
          await sleep(Math.random() * tries * RETRY_PAUSE_MS);
        }
      }
    },
    troubleOf,
    shred: opened.shred,
    tidy: opened.tidy,
    close: opened.close,
  };
}

/** Which database an address means: a postgres:// one, or else the path of a file. */
export function dialectOf(url: string): Dialect {
  return /^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite';
}

/** Makes a forgotten `db.read` inside a transaction fail at once instead of hanging for ever. */
function refusesInside(inside: AsyncLocalStorage<{ isOpen: boolean }>): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      if (inside.getStore()?.isOpen) throw new Error('db.read was used inside a transaction: use its tx');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRYABLE.has(String(error.code));
}
