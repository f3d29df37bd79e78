import { takeConfidence } from '../extract/confidence.ts';
import { unwrap } from '../extract/links.ts';
import { normalise } from '../normalise.ts';
import { readLines } from '../read-line.ts';
import type { ClaimRead, ReadingContext } from '../reading.ts';
import { type AnswerRead, type Asked, readAnswer } from './read-answer.ts';

/**
 * What somebody means who types to Hunch at the top level of their DM.
 *
 * - answer: to the one open question
 * - prediction: it holds a claim and how sure its author is
 * - answer-like: `yes`, `0.342`, but not to be taken for an answer: there is no question, or more than one
 * - unclear: anything else
 */
export type DirectMessageRead =
  | {
      readonly kind: 'answer';
      readonly read: Extract<AnswerRead, { kind: 'outcome' | 'number' | 'not-finite' }>;
    }
  | { readonly kind: 'prediction' | 'answer-like' | 'unclear' };

/**
 * Tells answers, predictions and chat apart.
 *
 * @param open the question, if exactly one is open and it was asked within the last 24 hours
 */
export function readDirectMessage(
  typed: string,
  open: Asked | null,
  context: ReadingContext,
): DirectMessageRead {
  if (open && !hasConfidence(typed)) {
    const read = readAnswer(typed, open, context);
    if (isSettling(read)) return { kind: 'answer', read };
  }
  const lines = readLines(typed, context).filter((line) => line.refusals.length === 0);
  if (lines.some(({ read }) => isWhole(read) && !isAnswerLike(read.claim, context)))
    return { kind: 'prediction' };
  return { kind: isAnswerLike(typed, context) ? 'answer-like' : 'unclear' };
}

const YES_OR_NO: Asked = { kind: 'binary', options: [], unit: null };
const QUANTITY: Asked = { kind: 'numeric', options: [], unit: null };

/** Whether a text would answer some question, whichever it is. */
function isAnswerLike(text: string, context: ReadingContext): boolean {
  return [YES_OR_NO, QUANTITY].some((asked) => isSettling(readAnswer(text, asked, context)));
}

function isSettling(
  read: AnswerRead,
): read is Extract<AnswerRead, { kind: 'outcome' | 'number' | 'not-finite' }> {
  if (read.kind === 'outcome') return read.isPlain && read.outcome.kind !== 'void';
  return read.kind === 'not-finite' || (read.kind === 'number' && read.isPlain);
}

/**
 * Whether a text says how sure somebody is. A value alone (`91.8%`) is none, and a bare number behind words may be
 * anything.
 */
function hasConfidence(typed: string): boolean {
  const text = unwrap(normalise(typed)).rest.replace(/^[-+~$€]?[\d.,]+\s*%?(?=$|[\s,;:.])/, '');
  const found = takeConfidence(text);
  return found !== null && !('isBare' in found && found.isBare);
}

function isWhole(read: ClaimRead): boolean {
  if (read.claim === '') return false;
  switch (read.kind) {
    case 'binary':
      return read.percent !== null;
    case 'numeric':
      return read.low !== null && read.high !== null;
    case 'choice':
      return read.options.every((option) => option.percent !== null);
  }
}
