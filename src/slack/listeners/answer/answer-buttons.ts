import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { Outcome } from '../../../domain/prediction/prediction.ts';
import { answer } from '../../../usecases/answer/answer.ts';
import { undoAnswer } from '../../../usecases/answer/undo-answer.ts';
import { answerIds } from '../../ids/answer.ts';
import { decodeAnswer, decodeQuestion, type QuestionPayload } from '../../payloads/answer.ts';
import { onPress, type Press, say, showAnew } from './press.ts';
import { answerSentences, undoSentences } from './sentences.ts';

/** Yes / No / an option / Can't tell under a question, a proposed outcome, and Undo. Each commits, then acks. */
export function registerAnswerButtons(app: App, deps: Deps): void {
  const settle = (
    actionId: string | RegExp,
    outcomeOf: (press: Press, question: QuestionPayload) => Outcome | null,
  ) =>
    onPress(app, actionId, async (press, { ack }) => {
      const question = decodeQuestion(press.value);
      const outcome = question && outcomeOf(press, question);
      const refusal =
        question && outcome
          ? await answer(deps, {
              ...press,
              predictionId: question.predictionId,
              typedId: question.typedId,
              outcome,
            })
          : 'gone';
      await ack();
      if (refusal !== null) await say(deps, press.responseUrl, answerSentences[refusal]);
      await showAnew(deps, press);
    });
  settle(answerIds.yes, () => ({ kind: 'yes' }));
  settle(answerIds.no, () => ({ kind: 'no' }));
  settle(answerIds.cannotTell, () => ({ kind: 'void', reason: 'cannot-tell' }));
  settle(answerIds.diverged, () => ({ kind: 'void', reason: 'diverged' }));
  settle(answerIds.optionPattern, ({ actionId }) => ({ kind: 'option', option: Number(actionId.at(-1)) }));
  settle(answerIds.confirmValue, (_press, { value }) => (value === null ? null : { kind: 'number', value }));

  onPress(app, answerIds.undo, async (press, { ack }) => {
    const given = decodeAnswer(press.value);
    const refusal = given ? await undoAnswer(deps, { ...press, ...given }) : 'gone';
    await ack();
    if (refusal !== null) await say(deps, press.responseUrl, undoSentences[refusal]);
    await showAnew(deps, press);
  });
}
