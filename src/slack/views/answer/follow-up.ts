import type { KnownBlock } from '@slack/types';
import type { Question } from '../../../figures/questions/questions.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, MESSAGE_BLOCKS_MAX, MESSAGE_TEXT_MAX, mrkdwn, shorten } from '../../mrkdwn.ts';
import { answerAllButton } from './answer-all.ts';
import { oneLine, questionBlocks, questionRow } from './question.ts';
import type { Hint } from './question-buttons.ts';

/** Asks what happened: one question, or a row for each of several that came due together. */
export function followUpMessage(figures: { readonly questions: readonly Question[] }): Message {
  return questionsMessage(figures.questions, null);
}

/** Room for the lines that come after the questions: how many more there are, and what a surface adds. */
const AFTER_MAX = 200;
/** Longest text that notifications and screen readers get. */
const SUMMARY_MAX = 3000;

/**
 * Questions in whatever state they are, under a first line of one's own or the usual one. More than fit in a message
 * are left to Home.
 *
 * @param intro mrkdwn
 * @param hint what was typed about the one question that is shown
 */
export function questionsMessage(
  questions: readonly Question[],
  intro: string | null,
  hint: Hint | null = null,
): Message {
  const first = intro ?? usualIntro(questions);
  const blocks: KnownBlock[] = [{ type: 'section', text: mrkdwn(first) }];
  let left = questions.length;
  for (const question of questions) {
    const isOnly = questions.length === 1;
    const shown = isOnly
      ? questionBlocks(question, hint)
      : [{ type: 'divider' as const }, ...questionRow(question)];
    const isFull = blocks.length + shown.length >= MESSAGE_BLOCKS_MAX;
    if (isFull || textLength([...blocks, ...shown]) > MESSAGE_TEXT_MAX - AFTER_MAX) break;
    blocks.push(...shown);
    left -= 1;
  }
  if (left > 0) blocks.push({ type: 'context', elements: [mrkdwn(`And ${left} more, on my Home tab.`)] });
  if (questions.filter(({ state }) => state === 'waiting').length > 1)
    blocks.push({ type: 'actions', elements: [answerAllButton] });
  const claims = questions.map(({ prediction }) => escapeMrkdwn(oneLine(prediction.claim))).join(' · ');
  return { text: shorten(`${first} ${claims}`, SUMMARY_MAX), blocks };
}

function usualIntro(questions: readonly Question[]): string {
  const waiting = questions.filter((question) => question.state === 'waiting').length;
  if (waiting > 1) return `What happened? ${waiting} of your predictions are due.`;
  if (waiting === 1) return 'What happened?';
  return questions.length === 0 ? 'Nothing is left to answer here.' : 'Thank you.';
}

/** All text of blocks together, in UTF-16 units. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, part]) =>
      sum + (name === 'text' && typeof part === 'string' ? part.length : textLength(part)),
    0,
  );
}
