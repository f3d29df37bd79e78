import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** No installation is ever paused: docs/adr/0007. */
export const noPause = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [`alter table teams drop column paused_reason`]),
};
