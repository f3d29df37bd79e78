import type { Card } from '../../../figures/card.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, SECTION_TEXT_MAX, shorten } from '../../mrkdwn.ts';
import { comparison } from './resolved.ts';

/** What those who forecast read in the card's thread once the outcome is known. */
export function cardNoteMessage(card: Card, happened: string): Message {
  const out = `It came out: ${escapeMrkdwn(happened)}.`;
  const isVoid = card.prediction.answer?.outcome.kind === 'void';
  const text = isVoid
    ? `Void: ${escapeMrkdwn(happened)}. It is counted, not scored.`
    : `${out} ${comparison(card)}`;
  return { text: shorten(text, SECTION_TEXT_MAX) };
}
