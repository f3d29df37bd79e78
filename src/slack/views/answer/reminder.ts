import type { WaitingFigures } from '../../../figures/questions/waiting.ts';
import type { Message } from '../../messenger.ts';
import { mrkdwn } from '../../mrkdwn.ts';
import { questionsMessage } from './follow-up.ts';

/** Lists what waits for somebody, once a day at most. */
export function reminderMessage(figures: WaitingFigures): Message {
  const { questions, total } = figures;
  const intro =
    total === 1 ? 'Still waiting for you: one question.' : `Still waiting for you: ${total} questions.`;
  const message = questionsMessage(questions, intro);
  if (total <= questions.length) return message;
  const rest = mrkdwn(`And ${total - questions.length} more, on my Home tab.`);
  return { ...message, blocks: [...(message.blocks ?? []), { type: 'context', elements: [rest] }] };
}
