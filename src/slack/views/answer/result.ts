import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { LARGE_SURPRISE_BITS } from '../../../domain/scores/surprise.ts';
import { formatSpan } from '../../../domain/time/format.ts';
import { firstAnswersSentence } from '../../../domain/words/first-answers.ts';
import type { Gave, Question, QuestionResult } from '../../../figures/questions/questions.ts';
import { answerIds, questionBlock } from '../../ids/answer.ts';
import { escapeMrkdwn, mrkdwn, plain } from '../../mrkdwn.ts';
import { encodeAnswer, encodeMore } from '../../payloads/answer.ts';

/** What became of a question: first what the person gave to what happened, then how surprising that was. */
export function resultBlocks(question: Question): KnownBlock[] {
  const { result, prediction } = question;
  if (!result) return [];
  const { note, lesson } = prediction.answer ?? {};
  const lines = [
    headline(result),
    surpriseWords(result),
    recordWords(result),
    result.first && firstAnswersSentence(result.first),
    note ? `What happened: ${escapeMrkdwn(note)}` : null,
    lesson ? `Lesson: ${escapeMrkdwn(lesson)}` : null,
  ].filter((line) => line !== null);
  const details = detailWords(result);
  return [
    { type: 'section', text: mrkdwn(lines.join('\n')) },
    ...(details === null ? [] : [{ type: 'context' as const, elements: [mrkdwn(details)] }]),
    buttons(question, result),
  ];
}

function headline({ happened, isVoid, gave, isLate, lateByRunMs }: QuestionResult): string {
  const what = `*${escapeMrkdwn(happened)}*`;
  if (isVoid) return `Void: ${escapeMrkdwn(happened)}. It is counted, not scored.`;
  if (gave === null) return `It came out: ${what}.`;
  const age = lateByRunMs === null ? '' : ` (${formatSpan(lateByRunMs)} into the run)`;
  const late = isLate ? ` It was late${age}, so it counts in your own figures only.` : '';
  return `${gaveWords(gave, what)}${late}`;
}

const CELLS = [
  'below your interval',
  'in the lower half of your interval',
  'in the upper half of your interval',
  'above your interval',
];

function gaveWords(gave: Gave, what: string): string {
  if (gave.kind === 'percent') return `You gave *${gave.percent}%* to what happened: ${what}.`;
  return `It came out at ${what}, *${CELLS[gave.cell] ?? 'somewhere'}*.`;
}

function surpriseWords({ surpriseBits }: QuestionResult): string | null {
  if (surpriseBits === null) return null;
  const bits = `${surpriseBits.toFixed(1)} bits of surprise (a fair coin is 1).`;
  return surpriseBits >= LARGE_SURPRISE_BITS ? `That is a surprise worth a note: ${bits}` : bits;
}

function recordWords({ record }: QuestionResult): string | null {
  if (record === null) return null;
  if (record.kind === 'interval')
    return `Your ${record.level}% intervals have held ${record.inside} of ${record.n} times.`;
  const { low, high, n, said, happened } = record;
  const like =
    record.kind === 'choice'
      ? `When your first choice had ${low} to ${high}%`
      : `When you say ${low} to ${high}%`;
  const held = record.kind === 'choice' ? 'it was right' : 'it happened';
  return `${like} (${Math.round(said)}% on average), ${held} ${happened} of ${n} times (${Math.round((happened / n) * 100)}%).`;
}

function detailWords({ brier, wis }: QuestionResult): string | null {
  if (brier !== null) return `Brier score ${brier.toFixed(3)} (0 is best, always saying 50% scores 0.25)`;
  return wis === null ? null : `Weighted interval score ${Number(wis.toPrecision(3))} (0 is best)`;
}

function buttons(question: Question, result: QuestionResult): ActionsBlock {
  const { answer, id: predictionId } = question.prediction;
  const hasNote = Boolean(answer?.note || answer?.lesson || answer?.why);
  const value = encodeAnswer({ predictionId, answerId: result.answerId, hasNote });
  const isSurprise = (result.surpriseBits ?? 0) >= LARGE_SURPRISE_BITS && !answer?.lesson;
  const noteText = isSurprise ? 'Write down what you learned' : hasNote ? 'Change your note' : 'Add a note';
  const noteButton: Button = {
    type: 'button',
    action_id: answerIds.addNote,
    text: plain(noteText),
    value,
    ...(isSurprise ? { style: 'primary' as const } : {}),
  };
  const undoButton: Button = { type: 'button', action_id: answerIds.undo, text: plain('Undo'), value };
  return {
    type: 'actions',
    block_id: questionBlock(predictionId),
    elements: [
      noteButton,
      ...(result.canUndo ? [undoButton] : []),
      ...(question.isAuthor ? [againButton(predictionId)] : []),
    ],
  };
}

function againButton(predictionId: string): Button {
  const value = encodeMore('again', predictionId);
  return { type: 'button', action_id: answerIds.again, text: plain('Again with changes'), value };
}
