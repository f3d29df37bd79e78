import type { HandedOver } from '../../../figures/questions/handed-over.ts';
import type { Message } from '../../messenger.ts';
import { person } from '../../mrkdwn.ts';
import { questionsMessage } from './follow-up.ts';

/** Tells somebody that from now on they are asked, by whose wish, and that the score stays with the author. */
export function handedOverMessage({ byId, question }: HandedOver): Message {
  const { authorId, fellDueAt } = question.prediction;
  const whose = byId === authorId ? 'a prediction of theirs' : `a prediction of ${person(authorId)}`;
  const ask = fellDueAt === null ? 'When it is due I ask you' : 'It is due, so I ask you';
  return questionsMessage(
    [question],
    `${person(byId)} handed you ${whose}. ${ask} what happened; the score stays with whoever forecast.`,
  );
}
