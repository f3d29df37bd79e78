import type { Reader } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';
import { listWaitingIds } from '../store/predictions/waiting.ts';
import { type Question, questionFigures } from './questions.ts';

/** Questions listed in one message at most; a last line counts the rest. */
export const WAITING_SHOWN = 8;

/** What waits for a person: the oldest questions, and how many there are in all. */
export interface WaitingFigures {
  readonly questions: readonly Question[];
  readonly total: number;
}

/** The unanswered questions put to a person, oldest first. */
export async function waitingFigures(
  db: Reader,
  teamId: string,
  userId: string,
  now: Instant,
  limit: number = WAITING_SHOWN,
): Promise<WaitingFigures> {
  const ids = await listWaitingIds(db, teamId, userId);
  const questions = await questionFigures(db, { teamId, userId }, ids.slice(0, limit), now);
  return { questions, total: ids.length };
}
