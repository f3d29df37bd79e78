import { type DatabaseConnection, PostgresDialect, PostgresDriver } from 'kysely';
import type pg from 'pg';

/** Kysely's Postgres, except that a transaction's own failure is not hidden by the rollback that fails after it. */
export class CandidPostgresDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PostgresDriver {
    return new CandidPostgresDriver({ pool: this.#pool });
  }
}

class CandidPostgresDriver extends PostgresDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      // Rolling back fails only when the connection is lost: the server then rolls back, and the pool drops it.
    }
  }
}
