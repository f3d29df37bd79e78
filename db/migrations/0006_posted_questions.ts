import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** Which version of its questions a posted message shall show, and which it shows. */
export const postedQuestions = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `alter table deliveries add column wanted integer not null default 0`,
      `alter table deliveries add column shown integer not null default 0`,
      `create index deliveries_stale on deliveries (id) where wanted > shown`,
    ]),
};
