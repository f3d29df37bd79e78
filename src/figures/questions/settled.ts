import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Question, questionFigures } from './questions.ts';

/** A prediction of somebody's that another person settled. */
export interface Settled {
  readonly byId: string;
  readonly isByAdmin: boolean;
  readonly question: Question;
}

/** What its author is told; null once that answer was taken back. */
export async function settled(
  db: Reader,
  author: { readonly teamId: string; readonly userId: string },
  given: { readonly predictionId: string; readonly answerId: string },
  now: Instant,
): Promise<Settled | null> {
  const [question] = await questionFigures(db, author, [given.predictionId], now);
  const answer = question?.prediction.answer;
  if (!question || answer?.id !== given.answerId) return null;
  const isByAdmin = answer.outcome.kind === 'void' && answer.outcome.reason === 'admin';
  return { byId: answer.by, isByAdmin, question };
}
