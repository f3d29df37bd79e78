import type { QueryExecutorProvider } from 'kysely';
import { people } from './0001_people.ts';
import { predictions } from './0002_predictions.ts';
import { figures } from './0003_figures.ts';
import { deliveries } from './0004_deliveries.ts';
import { pictures } from './0005_pictures.ts';
import { postedQuestions } from './0006_posted_questions.ts';
import { choices } from './0007_choices.ts';
import { largeWorkspaces } from './0008_large_workspaces.ts';
import { begun } from './0009_begun.ts';
import { largePeople } from './0010_large_people.ts';
import { noPause } from './0011_no_pause.ts';
import type { MigrationDialect } from './dialect.ts';

/** One step from an older schema to a newer one. Frozen once released: it imports nothing that may change. */
export interface Migration {
  up(db: QueryExecutorProvider, dialect: MigrationDialect): Promise<void>;
}

/** Every migration by name, in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_people': people,
  '0002_predictions': predictions,
  '0003_figures': figures,
  '0004_deliveries': deliveries,
  '0005_pictures': pictures,
  '0006_posted_questions': postedQuestions,
  '0007_choices': choices,
  '0008_large_workspaces': largeWorkspaces,
  '0009_begun': begun,
  '0010_large_people': largePeople,
  '0011_no_pause': noPause,
};
