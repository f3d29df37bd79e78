import type { Button, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Question } from '../../../figures/questions/questions.ts';
import type { WaitingFigures } from '../../../figures/questions/waiting.ts';
import { answerAllField, answerIds } from '../../ids/answer.ts';
import { literal, mrkdwn, OPTION_TEXT_MAX, plain } from '../../mrkdwn.ts';
import { type AnswerAllPayload, encodeAnswerAll, optionValue } from '../../payloads/answer-all.ts';
import { optionOf } from '../inputs.ts';
import { oneLine } from './question.ts';

/** Questions in one form; the next page follows when these are saved. */
export const ANSWERED_AT_ONCE = 15;
const CLAIM_SHOWN = 300;
const HINT_MAX = 300;

/** Opens the form for everything that waits. */
export const answerAllButton: Button = {
  type: 'button',
  action_id: answerIds.answerAll,
  text: plain('Answer all'),
};

/**
 * A row for each question that waits; what is left empty stays open.
 *
 * @param saved how many were settled by the page before; null on the first page
 * @param doubts by prediction, why a number is asked about once more
 */
export function answerAllModal(
  { questions, total }: WaitingFigures,
  payload: AnswerAllPayload,
  saved: number | null = null,
  doubts: ReadonlyMap<string, string> = new Map(),
): ModalView {
  const base = { type: 'modal' as const, title: plain('Answer all'), close: plain('Close') };
  const intro = mrkdwn(introWords(questions.length, total, saved));
  if (questions.length === 0) return { ...base, blocks: [{ type: 'section', text: intro }] };
  return {
    ...base,
    callback_id: answerIds.answerAllForm,
    private_metadata: encodeAnswerAll(payload),
    submit: plain(doubts.size > 0 ? 'Save anyway' : 'Save'),
    blocks: [
      { type: 'section', text: intro },
      ...questions.flatMap((question) => [...doubtBlock(question, doubts), row(question)]),
    ],
  };
}

function introWords(shown: number, total: number, saved: number | null): string {
  const done = saved === null ? '' : `Saved ${saved}. `;
  if (total === 0) return `${done}Nothing waits for you.`;
  const rest = total > shown ? ` These are the ${shown} that have waited longest, of ${total}.` : '';
  return `${done}Fill in what you know; what you leave empty stays open.${rest}`;
}

function doubtBlock({ prediction }: Question, doubts: ReadonlyMap<string, string>): KnownBlock[] {
  const doubt = doubts.get(prediction.id);
  return doubt === undefined ? [] : [{ type: 'section', text: literal(doubt) }];
}

function row(question: Question): InputBlock {
  const { prediction } = question;
  const id = answerAllField(prediction.id);
  const hint = hintWords(question);
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: literal(oneLine(prediction.claim), CLAIM_SHOWN),
    ...(hint === null ? {} : { hint: literal(hint, HINT_MAX) }),
    element:
      prediction.kind === 'numeric'
        ? {
            type: 'plain_text_input',
            action_id: id,
            max_length: 300,
            placeholder: plain('0.342, or NaN, or can’t tell'),
          }
        : {
            type: 'static_select',
            action_id: id,
            placeholder: plain('Leave it open'),
            options: [
              ...outcomes(question),
              optionOf('void', 'Can’t tell'),
              optionOf('open', 'Leave it open'),
            ],
          },
  };
}

function outcomes({ prediction }: Question): PlainTextOption[] {
  if (prediction.kind === 'binary') return [optionOf('yes', 'Yes'), optionOf('no', 'No')];
  return prediction.options.map((label, position) => ({
    text: literal(label, OPTION_TEXT_MAX),
    value: optionValue(position),
  }));
}

/** What was said, and what the run reported: shown beside the field, never filled in. */
function hintWords({ said, reported }: Question): string | null {
  const suggestion = reported?.suggestion;
  const parts = [
    said === null ? null : `You said ${said}.`,
    suggestion ? `Its run reported ${suggestion.metric} ${suggestion.value}.` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}
