import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { offsetWithin, type Page } from '../../store/predictions/mine.ts';
import { listWaitingIds } from '../../store/predictions/waiting.ts';
import { type Question, questionFigures } from './questions.ts';

/** Questions listed in one message at most; a last line counts the rest. */
export const WAITING_SHOWN = 8;

/** What waits for a person: the oldest questions from `offset` on, and how many there are in all. */
export interface WaitingFigures {
  readonly offset: number;
  readonly questions: readonly Question[];
  readonly total: number;
}

/** The unanswered questions put to a person, oldest first; those of the last page where there are not so many. */
export async function waitingFigures(
  db: Reader,
  teamId: string,
  userId: string,
  now: Instant,
  page: Page = { offset: 0, limit: WAITING_SHOWN },
): Promise<WaitingFigures> {
  const ids = await listWaitingIds(db, teamId, userId);
  const offset = offsetWithin(page, ids.length);
  const shown = ids.slice(offset, offset + page.limit);
  const questions = await questionFigures(db, { teamId, userId }, shown, now);
  return { questions, offset, total: ids.length };
}
