import { formatDate } from '../../../domain/time/format.ts';
import { plusDays } from '../../../domain/time/wall.ts';
import type { Message } from '../../messenger.ts';
import { mrkdwn } from '../../mrkdwn.ts';

/** The first message of the thread that holds a week's cards. `monday` is a date like `2026-11-23`. */
export function cardThreadMessage(monday: string): Message {
  const week = `${formatDate(monday)} to ${formatDate(plusDays(monday, 6))}`;
  const text = `Predictions shared here this week, ${week}: each has its card in this thread.`;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}
