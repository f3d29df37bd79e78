import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { listPredictions } from '../../store/predictions/find.ts';
import { type Question, questionFigures } from './questions.ts';

/** What a posted message about questions shows now. */
export interface PostedQuestions {
  readonly questions: readonly Question[];
  /** Who is asked now about those that were handed on and are no longer this person's to see; each once. */
  readonly movedTo: readonly string[];
}

/** The questions of a message, for the person whose DM it is in, in the order of the ids. */
export async function postedQuestions(
  db: Reader,
  viewer: { readonly teamId: string; readonly userId: string },
  ids: readonly string[],
  now: Instant,
): Promise<PostedQuestions> {
  const questions = await questionFigures(db, viewer, ids, now);
  const theirs = new Set(questions.map(({ prediction }) => prediction.id));
  const moved = (await listPredictions(db, viewer.teamId, ids)).filter(
    ({ id, withdrawnAt }) => !theirs.has(id) && withdrawnAt === null,
  );
  return { questions, movedTo: [...new Set(moved.map(({ askedId }) => askedId))] };
}
