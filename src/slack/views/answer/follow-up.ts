import type { KnownBlock } from '@slack/types';
import type { Question } from '../../../figures/questions.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, MESSAGE_BLOCKS_MAX, mrkdwn, shorten } from '../../mrkdwn.ts';
import { oneLine, questionBlocks } from './question.ts';

/** Asks what happened: one question, or a row for each of several that came due together. */
export function followUpMessage(figures: { readonly questions: readonly Question[] }): Message {
  return questionsMessage(figures.questions, null);
}

/**
 * Questions in whatever state they are, under a first line of one's own or the usual one. More than fit in a message
 * are left to Home.
 */
export function questionsMessage(questions: readonly Question[], intro: string | null): Message {
  const first = intro ?? usualIntro(questions);
  const blocks: KnownBlock[] = [{ type: 'section', text: mrkdwn(first) }];
  let left = questions.length;
  for (const question of questions) {
    const rows = questionBlocks(question);
    if (blocks.length + rows.length + 2 > MESSAGE_BLOCKS_MAX) break;
    if (questions.length > 1) blocks.push({ type: 'divider' });
    blocks.push(...rows);
    left -= 1;
  }
  if (left > 0) blocks.push({ type: 'context', elements: [mrkdwn(`And ${left} more, on my Home tab.`)] });
  const claims = questions.map(({ prediction }) => escapeMrkdwn(oneLine(prediction.claim))).join(' · ');
  return { text: shorten(`${first} ${claims}`, 3000), blocks };
}

function usualIntro(questions: readonly Question[]): string {
  const waiting = questions.filter((question) => question.state === 'waiting').length;
  if (waiting > 1) return `What happened? ${waiting} of your predictions are due.`;
  return waiting === 1 ? 'What happened?' : 'Thank you.';
}
