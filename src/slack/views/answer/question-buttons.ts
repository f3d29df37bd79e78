import type { ActionsBlock, ActionsBlockElement, Button } from '@slack/types';
import type { Outcome } from '../../../domain/prediction/prediction.ts';
import { numberWords } from '../../../domain/prediction/words.ts';
import type { Question } from '../../../figures/questions/questions.ts';
import { answerIds, questionBlock } from '../../ids/answer.ts';
import { BUTTON_TEXT_MAX, literal, plain } from '../../mrkdwn.ts';
import { encodeLater, encodeQuestion, type LaterChoice } from '../../payloads/answer.ts';
import { moreMenu } from './more-menu.ts';

/** What somebody typed about a question, or its run reported, that a tap may settle. */
export interface Hint {
  /** The typed message, whose words become the note; null for what a run reported. */
  readonly typedId: string | null;
  /** The outcome that it suggests; null where it suggests none. */
  readonly proposed: Outcome | null;
}

/** The ways to answer of a kind, a proposed one first and highlighted, then "Still running". */
export function questionButtons(asked: Question, typed: Hint | null): ActionsBlock {
  const { prediction, reported } = asked;
  // What a run said last that failed, or goes on, is not how it ended: nothing is put first then.
  const outcome = reported?.state === 'finished' ? (reported.suggestion?.outcome ?? null) : null;
  const hint = typed ?? (outcome && { typedId: null, proposed: outcome });
  const { id: predictionId, dueSeq, kind, options } = prediction;
  const question = { predictionId, dueSeq, typedId: hint?.typedId ?? null, value: null };
  const proposed = hint?.proposed ?? null;
  const button = (id: string, text: string, isFirst: boolean): Button => ({
    type: 'button',
    action_id: id,
    text: literal(text, BUTTON_TEXT_MAX),
    value: encodeQuestion(question),
    ...(isFirst ? { style: 'primary' as const } : {}),
  });
  const answers: Record<typeof kind, () => Button[]> = {
    binary: () => [
      button(answerIds.yes, 'Yes', proposed?.kind === 'yes'),
      button(answerIds.no, 'No', proposed?.kind === 'no'),
    ],
    numeric: () => [button(answerIds.enterValue, 'Enter the value', proposed === null)],
    choice: () =>
      options.map((option, index) =>
        button(
          `${answerIds.option}${index}`,
          option,
          proposed?.kind === 'option' && proposed.option === index,
        ),
      ),
  };
  const confirming: Button[] =
    proposed?.kind === 'number'
      ? [
          {
            ...button(answerIds.confirmValue, `It is ${numberWords(proposed.value, prediction.unit)}`, true),
            value: encodeQuestion({ ...question, value: proposed.value }),
          },
        ]
      : proposed?.kind === 'void'
        ? [button(answerIds.diverged, 'Void: it diverged', true)]
        : [];
  return {
    type: 'actions',
    block_id: questionBlock(predictionId),
    elements: [
      ...confirming,
      ...answers[kind](),
      button(answerIds.cannotTell, "Can't tell", false),
      stillRunning(predictionId, dueSeq),
      moreMenu(asked),
    ],
  };
}

const LATER: readonly (readonly [LaterChoice, string])[] = [
  ['1h', 'Ask in 1 hour'],
  ['6h', 'Ask in 6 hours'],
  ['tomorrow', 'Ask tomorrow at 09:00'],
  ['pick', 'Pick a time'],
];

function stillRunning(predictionId: string, dueSeq: number): ActionsBlockElement {
  return {
    type: 'static_select',
    action_id: answerIds.stillRunning,
    placeholder: plain('Still running'),
    options: LATER.map(([choice, text]) => ({
      text: plain(text),
      value: encodeLater(choice, predictionId, dueSeq),
    })),
  };
}
