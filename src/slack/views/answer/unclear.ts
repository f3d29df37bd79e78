import type { Question } from '../../../figures/questions/questions.ts';
import { answerIds } from '../../ids/answer.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, mrkdwn, plain } from '../../mrkdwn.ts';
import { encodeTyped } from '../../payloads/answer.ts';
import { questionsMessage } from './follow-up.ts';

/** Asks whether a typed message answers one of the open questions, or is a prediction. */
export function unclearMessage(questions: readonly Question[], typedId: string): Message {
  const intro = 'Is that an answer? Tap it here.';
  const hint = questions.length === 1 ? { typedId, proposed: null } : null;
  const message = questionsMessage(questions, intro, hint);
  const button = {
    type: 'button' as const,
    action_id: answerIds.asPrediction,
    text: plain('No, it is a prediction'),
    value: encodeTyped(typedId),
  };
  return { ...message, blocks: [...(message.blocks ?? []), { type: 'actions', elements: [button] }] };
}

/** Something like an answer was typed while nothing waits for one. */
export function nothingWaitsMessage(commandName: string): Message {
  const example = escapeMrkdwn(`${commandName} val_loss < 0.35 by tomorrow 5pm 70%`);
  const text = `Nothing waits for an answer right now, so I recorded nothing. A prediction needs a claim and how sure you are, like \`${example}\`.`;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}

/** Hunch failed at a typed message every time, and leaves it. */
export function givenUpMessage(commandName: string): Message {
  const text = `I failed at reading this message, again and again, and have given up on it. Please look at my Home tab whether it is there; if not, say it in other words, or with ${escapeMrkdwn(commandName)}.`;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}
