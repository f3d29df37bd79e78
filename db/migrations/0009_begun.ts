import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** How often, and when last, the work on a message was begun without coming to any end. */
export const begun = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `alter table deliveries add column begun integer not null default 0`,
      `alter table deliveries add column begun_at text`,
    ]),
};
