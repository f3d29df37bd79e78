import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** Ways to what one person sees, so that it takes as long among 100,000 predictions as among ten. */
export const largePeople = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `create index predictions_by_asked on predictions (team_id, asked_id, answered_at)`,
      `create index predictions_by_author_answer on predictions (team_id, author_id, answered_at)`,
      `create index predictions_by_sharing on predictions (team_id, shared_at) where shared_channel_id is not null`,
      `create index scores_by_interval on scores (team_id, user_id, level, is_inside, width_ratio, rank_cell) where is_inside is not null`,
    ]),
};
