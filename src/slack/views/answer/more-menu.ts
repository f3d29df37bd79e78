import type { Overflow } from '@slack/types';
import type { Question } from '../../../figures/questions/questions.ts';
import { answerIds } from '../../ids/answer.ts';
import { plain } from '../../mrkdwn.ts';
import { encodeMore, type MoreChoice } from '../../payloads/answer.ts';

/** What else can be done with an open prediction, by its author or by whoever is asked. */
export function moreMenu({ prediction, isAuthor }: Pick<Question, 'prediction' | 'isAuthor'>): Overflow {
  return menu(prediction.id, isAuthor ? ['hand-over', 'again'] : ['hand-over']);
}

/** What its author can do with a prediction in a list, whatever became of it. */
export function authorsMenu({ prediction }: Pick<Question, 'prediction'>): Overflow {
  return menu(prediction.id, prediction.answer === null ? ['hand-over', 'again'] : ['again']);
}

const WORDS: Readonly<Record<MoreChoice, string>> = {
  'hand-over': 'Hand over',
  again: 'Again with changes',
};

function menu(predictionId: string, choices: readonly MoreChoice[]): Overflow {
  const options = choices.map((choice) => ({
    text: plain(WORDS[choice]),
    value: encodeMore(choice, predictionId),
  }));
  return { type: 'overflow', action_id: answerIds.more, options };
}
