import type { Card } from '../../../figures/card.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, escapeShort, shorten } from '../../mrkdwn.ts';
import { COMPARISON_MAX, comparison } from './resolved.ts';

/** Longest claim that is repeated where a thread holds several cards. */
const CLAIM_SHOWN = 200;

/**
 * What those who forecast read in the card's thread once the outcome is known.
 *
 * @param isAmongCards the thread holds other cards too: the claim says which one is meant
 */
export function cardNoteMessage(card: Card, happened: string, isAmongCards = false): Message {
  const { claim, answer } = card.prediction;
  const about = isAmongCards ? `“${escapeShort(claim, CLAIM_SHOWN)}” · ` : '';
  const isVoid = answer?.outcome.kind === 'void';
  const text = isVoid
    ? `Void: ${escapeMrkdwn(happened)}. It is counted, not scored.`
    : `It came out: ${escapeMrkdwn(happened)}. ${shorten(comparison(card), COMPARISON_MAX)}`;
  return { text: `${about}${text}` };
}
