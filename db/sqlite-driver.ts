import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

/** Kysely's SQLite with five differences that keep what was acknowledged, why something failed, turns and statements. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#database);
  }
}

/**
 * Statements may follow one another for so long before everything else that waits has its turn. Node.js accepts one new
 * connection a turn: with long ones a crowd would wait before Hunch has even seen what it asks.
 */
const TURN_MS = 1;

class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database;
  #turnedAt = performance.now();

  constructor(database: Database.Database) {
    super({ database: keepingStatements(database) });
    this.#database = database;
  }

  /**
   * SQLite answers at once, so that work which only asks the database would never let the event loop go round: no ack,
   * no timer. Between statements, and before a transaction, it does.
   */
  override async acquireConnection(): Promise<DatabaseConnection> {
    if (performance.now() - this.#turnedAt > TURN_MS) {
      await nextTurn();
      this.#turnedAt = performance.now();
    }
    return super.acquireConnection();
  }

  /** Takes the write lock when a transaction begins: read-then-write in a deferred one can fail half-way. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself when the disk is full; a second rollback would fail and hide that reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  /** Lets the transaction that is under way end first, as a pool on Postgres does. */
  override async destroy(): Promise<void> {
    await this.acquireConnection();
    await super.destroy();
    await this.releaseConnection();
  }
}

/** More statements than these are prepared anew: lists of any length in them make as many texts. */
const KEPT_STATEMENTS = 300;

/** Prepares each text once: that takes as long as running it. SQLite itself prepares it anew when the schema changes. */
function keepingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = kept.get(text) ?? database.prepare(text);
      // Set last, it is the last to go.
      kept.delete(text);
      kept.set(text, statement);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
}
