import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Question, questionFigures } from './questions.ts';

/** What a follow-up asks: only what still waits for this due time. */
export interface FollowUpFigures {
  readonly questions: readonly Question[];
}

/** The questions of a follow-up that may still be asked, for the person they are put to. */
export async function followUpFigures(
  db: Reader,
  teamId: string,
  userId: string,
  items: readonly { readonly predictionId: string; readonly dueSeq: number }[],
  now: Instant,
): Promise<FollowUpFigures> {
  const ids = items.map((item) => item.predictionId);
  const questions = await questionFigures(db, { teamId, userId }, ids, now);
  const dueSeqOf = new Map(items.map((item) => [item.predictionId, item.dueSeq]));
  return {
    questions: questions.filter(
      ({ prediction, state }) =>
        state === 'waiting' &&
        prediction.askedId === userId &&
        prediction.dueSeq === dueSeqOf.get(prediction.id),
    ),
  };
}
