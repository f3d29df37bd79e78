import type { ActionsBlock, ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Question } from '../../../figures/questions.ts';
import { answerIds, questionBlock } from '../../ids/answer.ts';
import { BUTTON_TEXT_MAX, escapeMrkdwn, literal, moment, mrkdwn, plain, shorten } from '../../mrkdwn.ts';
import { encodeLater, encodeQuestion, type LaterChoice } from '../../payloads/answer.ts';
import { claimDetails } from '../details.ts';
import { resultBlocks } from './result.ts';

/** Longest claim shown in a question; the whole claim is on Home. */
const CLAIM_SHOWN = 600;

/** One question with its buttons, or what became of it. */
export function questionBlocks(question: Question): KnownBlock[] {
  switch (question.state) {
    case 'waiting':
      return [claimBlock(question), contextBlock(question), buttonsBlock(question)];
    case 'answered':
      return [claimBlock(question), ...resultBlocks(question)];
    case 'put-off':
      return [
        claimBlock(question),
        note(question, `I will ask again ${moment(question.prediction.due.at, 'later')}.`),
      ];
    case 'withdrawn':
      return [claimBlock(question), note(question, 'Withdrawn. There is nothing to answer.')];
  }
}

function claimBlock({ prediction }: Question): KnownBlock {
  return {
    type: 'section',
    text: mrkdwn(`*${escapeMrkdwn(shorten(oneLine(prediction.claim), CLAIM_SHOWN))}*`),
  };
}

function contextBlock(question: Question): KnownBlock {
  const { prediction, said } = question;
  const when = moment(prediction.recordedAt, 'earlier');
  const lines = [
    said === null ? `Recorded ${when}` : `You said ${escapeMrkdwn(said)}, ${when}`,
    ...claimDetails(prediction, true),
  ];
  return { type: 'context', elements: [mrkdwn(shorten(lines.join('\n'), 2000))] };
}

function note(question: Question, text: string): KnownBlock {
  return { type: 'context', block_id: questionBlock(question.prediction.id), elements: [mrkdwn(text)] };
}

/** The ways to answer of a kind, then "Still running". */
function buttonsBlock({ prediction }: Question): ActionsBlock {
  const value = encodeQuestion({ predictionId: prediction.id, dueSeq: prediction.dueSeq });
  const button = (id: string, text: string, style?: 'primary') => ({
    type: 'button' as const,
    action_id: id,
    text: literal(text, BUTTON_TEXT_MAX),
    value,
    ...(style ? { style } : {}),
  });
  const answers: Record<typeof prediction.kind, () => ActionsBlockElement[]> = {
    binary: () => [button(answerIds.yes, 'Yes'), button(answerIds.no, 'No')],
    numeric: () => [button(answerIds.enterValue, 'Enter the value', 'primary')],
    choice: () => prediction.options.map((option, index) => button(`${answerIds.option}${index}`, option)),
  };
  return {
    type: 'actions',
    block_id: questionBlock(prediction.id),
    elements: [
      ...answers[prediction.kind](),
      button(answerIds.cannotTell, "Can't tell"),
      stillRunning(prediction.id),
    ],
  };
}

const LATER: readonly (readonly [LaterChoice, string])[] = [
  ['1h', 'Ask in 1 hour'],
  ['6h', 'Ask in 6 hours'],
  ['tomorrow', 'Ask tomorrow at 09:00'],
  ['pick', 'Pick a time'],
];

function stillRunning(predictionId: string): ActionsBlockElement {
  return {
    type: 'static_select',
    action_id: answerIds.stillRunning,
    placeholder: plain('Still running'),
    options: LATER.map(([choice, text]) => ({ text: plain(text), value: encodeLater(choice, predictionId) })),
  };
}

/** A claim on one line, so that it stays one bold run. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('*', '∗');
}
