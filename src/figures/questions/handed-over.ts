import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Question, questionFigures } from './questions.ts';

/** A prediction that was handed to somebody, as they see it. */
export interface HandedOver {
  /** Who handed it over: its author, or who was asked before. */
  readonly byId: string;
  readonly question: Question;
}

/**
 * What to tell the person it was handed to; null where that is over: answered, withdrawn, handed on, or asked of them
 * by a follow-up meanwhile.
 *
 * @param dueSeq the due time it was asked for by this message itself; null where it was not due yet
 */
export async function handedOver(
  db: Reader,
  to: { readonly teamId: string; readonly userId: string },
  handed: { readonly predictionId: string; readonly byId: string; readonly dueSeq: number | null },
  now: Instant,
): Promise<HandedOver | null> {
  const [question] = await questionFigures(db, to, [handed.predictionId], now);
  if (!question || question.prediction.askedId !== to.userId) return null;
  const { prediction, state } = question;
  const isMeant =
    handed.dueSeq === null
      ? prediction.fellDueAt === null
      : state === 'waiting' && prediction.dueSeq === handed.dueSeq;
  const isOpen = state === 'waiting' || state === 'put-off';
  return isOpen && isMeant ? { byId: handed.byId, question } : null;
}
