import type { KnownBlock } from '@slack/types';
import type { Question } from '../../../figures/questions/questions.ts';
import { answerIds, questionBlock } from '../../ids/answer.ts';
import { escapeMrkdwn, moment, mrkdwn, person, plain, shorten } from '../../mrkdwn.ts';
import { encodeMore } from '../../payloads/answer.ts';
import { claimDetails } from '../details.ts';
import { type Hint, questionButtons } from './question-buttons.ts';
import { reportedWords } from './reported.ts';
import { resultBlocks } from './result.ts';

/** Longest claim shown in a question of its own, and in a row among others; the whole claim is on Home. */
const CLAIM_SHOWN = 600;
const ROW_CLAIM_SHOWN = 200;

/** One question with its buttons, or what became of it. */
export function questionBlocks(question: Question, hint: Hint | null = null): KnownBlock[] {
  if (question.state !== 'waiting') return settledBlocks(question, CLAIM_SHOWN);
  const details = mrkdwn(
    shorten([...told(question), ...claimDetails(question.prediction, true)].join('\n'), 2000),
  );
  return [
    { type: 'section', text: mrkdwn(claimLine(question, CLAIM_SHOWN)) },
    { type: 'context', elements: [details] },
    questionButtons(question, hint),
  ];
}

/** The same as a row among others: the claim, and what was said and the run on one line. */
export function questionRow(question: Question): KnownBlock[] {
  if (question.state !== 'waiting') return settledBlocks(question, ROW_CLAIM_SHOWN);
  const { claim, run, reference, unit } = question.prediction;
  const absent = { metric: null, comparator: null, threshold: null, tags: [], reason: null };
  const details = claimDetails({ claim, run, reference, unit, ...absent }, false);
  const line = [...told(question), ...details].join(' · ');
  return [
    { type: 'section', text: mrkdwn(claimLine(question, ROW_CLAIM_SHOWN)) },
    { type: 'context', elements: [mrkdwn(shorten(line, 500))] },
    questionButtons(question, null),
  ];
}

function settledBlocks(question: Question, claimMax: number): KnownBlock[] {
  const claim: KnownBlock = { type: 'section', text: mrkdwn(claimLine(question, claimMax)) };
  switch (question.state) {
    case 'answered':
      return [claim, ...resultBlocks(question)];
    case 'put-off':
      return [claim, note(question, whenAsked(question))];
    case 'moved':
      return [claim, movedNote(question), takeBack(question)];
    default:
      return [claim, note(question, 'Withdrawn. There is nothing to answer.')];
  }
}

/** Whoever took their place is named: it is they who are asked now. */
function movedNote({ prediction }: Question): KnownBlock {
  return { type: 'context', elements: [mrkdwn(`Handed to ${person(prediction.askedId)}, whom I ask now.`)] };
}

function takeBack({ prediction }: Question): KnownBlock {
  return {
    type: 'actions',
    block_id: questionBlock(prediction.id),
    elements: [
      {
        type: 'button',
        action_id: answerIds.takeBack,
        text: plain('Take it back'),
        value: encodeMore('hand-over', prediction.id),
      },
    ],
  };
}

function claimLine({ prediction }: Question, max: number): string {
  return `*${escapeMrkdwn(shorten(oneLine(prediction.claim), max))}*`;
}

/** What the person said, and what the run did. */
function told(question: Question): string[] {
  const reported = question.reported && reportedWords(question.reported);
  return [saidLine(question), ...(reported ? [reported] : [])];
}

function saidLine({ prediction, said }: Question): string {
  const when = moment(prediction.recordedAt, 'earlier');
  if (said !== null) return `You said ${escapeMrkdwn(said)}, ${when}`;
  const isHanded = prediction.askedId !== prediction.authorId;
  return isHanded ? `Recorded by ${person(prediction.authorId)}, ${when}` : `Recorded ${when}`;
}

function whenAsked({ prediction, isAuthor }: Question): string {
  const isHanded = isAuthor && prediction.askedId !== prediction.authorId;
  const whom = isHanded ? `${person(prediction.askedId)} ` : '';
  const again = prediction.closedAt === null ? '' : 'again ';
  const at = moment(prediction.due.at, 'later');
  return prediction.due.rule === 'run'
    ? `I will ask ${whom}${again}when the run finishes, ${at} at the latest.`
    : `I will ask ${whom}${again}${at}.`;
}

function note(question: Question, text: string): KnownBlock {
  return { type: 'context', block_id: questionBlock(question.prediction.id), elements: [mrkdwn(text)] };
}

/** A claim on one line, so that it stays one bold run. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('*', '∗');
}
