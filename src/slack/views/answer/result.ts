import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import { LARGE_SURPRISE_BITS } from '../../../domain/scores/surprise.ts';
import type { Question, QuestionResult } from '../../../figures/questions.ts';
import { answerIds, questionBlock } from '../../ids/answer.ts';
import { escapeMrkdwn, mrkdwn, plain } from '../../mrkdwn.ts';
import { encodeAnswer } from '../../payloads/answer.ts';

/** What became of a question: first what the person gave to what happened, then how surprising that was. */
export function resultBlocks(question: Question): KnownBlock[] {
  const { result, prediction } = question;
  if (!result) return [];
  const sentences = [headline(result), surpriseWords(result), recordWords(result)].filter(
    (line) => line !== null,
  );
  const reflections = [
    prediction.answer?.note ? `What happened: ${escapeMrkdwn(prediction.answer.note)}` : null,
    prediction.answer?.lesson ? `Lesson: ${escapeMrkdwn(prediction.answer.lesson)}` : null,
  ].filter((line) => line !== null);
  const details = detailWords(result);
  return [
    { type: 'section', text: mrkdwn([...sentences, ...reflections].join('\n')) },
    ...(details === null ? [] : [{ type: 'context' as const, elements: [mrkdwn(details)] }]),
    buttons(question, result),
  ];
}

function headline(result: QuestionResult): string {
  const happened = escapeMrkdwn(result.happened);
  if (result.isVoid) return `Void: ${happened}. It is counted, not scored.`;
  if (result.gave === null) return `It came out: *${happened}*.`;
  const late = result.isLate ? ' (late, so it counts in your own figures only)' : '';
  const verb = result.gave.includes('%') ? 'You gave' : 'That is';
  return `It came out: *${happened}*. ${verb} ${escapeMrkdwn(result.gave)}${late}.`;
}

function surpriseWords({ surpriseBits }: QuestionResult): string | null {
  if (surpriseBits === null) return null;
  const bits = `${surpriseBits.toFixed(1)} bits of surprise; a fair coin is 1.`;
  return surpriseBits >= LARGE_SURPRISE_BITS ? `That is a surprise worth a note: ${bits}` : bits;
}

function recordWords({ record }: QuestionResult): string | null {
  if (record === null) return null;
  if (record.kind === 'interval')
    return `Your ${record.level}% intervals have held ${record.inside} of ${record.n} times.`;
  return `When you say ${record.low} to ${record.high}%, it has happened ${record.happened} of ${record.n} times.`;
}

function detailWords({ brier, wis }: QuestionResult): string | null {
  if (brier !== null) return `Brier score ${brier.toFixed(3)} (0 is best, 0.25 is always saying 50%)`;
  return wis === null ? null : `Weighted interval score ${Number(wis.toPrecision(3))} (0 is best)`;
}

function buttons(question: Question, result: QuestionResult): ActionsBlock {
  const value = encodeAnswer({ predictionId: question.prediction.id, answerId: result.answerId });
  const isSurprise = (result.surpriseBits ?? 0) >= LARGE_SURPRISE_BITS;
  const hasNote = question.prediction.answer?.note || question.prediction.answer?.lesson;
  const noteText = hasNote ? 'Change your note' : isSurprise ? 'Write down what you learned' : 'Add a note';
  const noteButton: Button = {
    type: 'button',
    action_id: answerIds.addNote,
    text: plain(noteText),
    value,
    ...(isSurprise && !hasNote ? { style: 'primary' as const } : {}),
  };
  const undoButton: Button = { type: 'button', action_id: answerIds.undo, text: plain('Undo'), value };
  return {
    type: 'actions',
    block_id: questionBlock(question.prediction.id),
    elements: [noteButton, ...(result.canUndo ? [undoButton] : [])],
  };
}
