import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** What people and admins may choose: the hours of a day, what is switched off; and where a Home is turned to. */
export const choices = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `alter table members add column day_starts integer not null default 8 check (day_starts between 0 and 23)`,
      `alter table members add column day_ends integer not null default 22 check (day_ends between 1 and 24)`,
      `alter table teams add column takes_messages integer not null default 1 check (takes_messages in (0, 1))`,
      `alter table teams add column prompts_runs integer not null default 1 check (prompts_runs in (0, 1))`,
      `alter table teams add column has_shortcut integer not null default 1 check (has_shortcut in (0, 1))`,
      `alter table homes add column pages text`,
    ]),
};
