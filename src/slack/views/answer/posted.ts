import type { PostedQuestions } from '../../../figures/questions/posted-questions.ts';
import type { Message } from '../../messenger.ts';
import { mrkdwn, person } from '../../mrkdwn.ts';
import { questionsMessage } from './follow-up.ts';

/** A message about questions as it shall read now; what was handed on is no longer shown in it. */
export function postedMessage({ questions, movedTo }: PostedQuestions): Message {
  if (movedTo.length === 0) return questionsMessage(questions, null);
  const moved = `Handed on to ${movedTo.map(person).join(', ')}: nothing is left to do here for you.`;
  if (questions.length === 0) return questionsMessage([], moved);
  const message = questionsMessage(questions, null);
  return { ...message, blocks: [...(message.blocks ?? []), { type: 'context', elements: [mrkdwn(moved)] }] };
}
