import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { findDeliveryByMessage, listItems } from '../../store/deliveries/find.ts';
import { listWaitingIds } from '../../store/predictions/waiting.ts';
import { type Question, questionFigures } from './questions.ts';

/** A question asked longer ago than this is not meant by a message at the top level. */
const RECENT_MS = 24 * 3_600_000;

/** What a typed message may be an answer to. */
export interface OpenQuestions {
  /** The questions of the thread it was typed in, or all that wait; in their order. */
  readonly questions: readonly Question[];
  readonly isThread: boolean;
  /** All of them were asked within a day. */
  readonly isRecent: boolean;
}

/** The questions that a message typed in the DM could answer: those of its thread, else everything waiting. */
export async function openQuestions(
  db: Reader,
  typed: {
    readonly teamId: string;
    readonly userId: string;
    readonly channelId: string;
    readonly threadTs: string | null;
  },
  now: Instant,
): Promise<OpenQuestions> {
  const { teamId, userId, channelId, threadTs } = typed;
  const asked = threadTs === null ? undefined : await findDeliveryByMessage(db, teamId, channelId, threadTs);
  const ids = asked
    ? (await listItems(db, asked.id)).map((item) => item.predictionId)
    : await listWaitingIds(db, teamId, userId);
  const questions = await questionFigures(db, typed, ids, now);
  const open = asked ? questions : questions.filter((question) => question.state === 'waiting');
  const isRecent = open.every(
    ({ prediction }) => Date.parse(now) - Date.parse(prediction.fellDueAt ?? now) <= RECENT_MS,
  );
  return { questions: open, isThread: asked !== undefined, isRecent };
}
