import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** Ways to what one answer needs, so that it takes as long among 100,000 predictions as among ten. */
export const largeWorkspaces = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `create index clusters_by_cause on clusters (team_id, scope, scope_id, cause)`,
      `create index clusters_by_closing on clusters (team_id, scope, scope_id, closed_at)`,
    ]),
};
