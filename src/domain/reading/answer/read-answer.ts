import type { Instant, Outcome, Prediction } from '../../prediction/prediction.ts';
import { readDue } from '../../time/read-due.ts';
import { normalise } from '../normalise.ts';
import { readValue } from '../read-value.ts';
import type { ReadingContext } from '../reading.ts';
import { readOption } from './read-option.ts';
import { BREAK, isParted, restAfter } from './rest.ts';

/** The question that a typed text may answer. */
export type Asked = Pick<Prediction, 'kind' | 'options' | 'unit'>;

/**
 * What a typed text says of a question.
 *
 * - outcome: what happened; `isPlain` when nothing follows it, or a comma, colon, full stop or dash does
 * - number: a value for a question that takes none; a threshold may propose yes or no by it
 * - not-finite: NaN or an infinity
 * - later: it is still running; `until` is null where no time is named
 * - words: anything else, which never maps to an outcome by itself
 */
export type AnswerRead =
  | {
      readonly kind: 'outcome';
      readonly outcome: Outcome;
      readonly note: string | null;
      readonly isPlain: boolean;
    }
  | { readonly kind: 'number'; readonly value: number; readonly isPlain: boolean }
  | { readonly kind: 'not-finite' }
  | { readonly kind: 'decimal-comma' }
  | { readonly kind: 'later'; readonly until: Instant | null; readonly phrase: string | null }
  | { readonly kind: 'words' };

/**
 * Reads a text typed as an answer to one question: `yes`, `no, diverged at 2k`, `0.342`, `still running 6h`,
 * `can't tell: node died`. What follows the outcome is the note.
 *
 * @param typed as Slack sends it
 */
export function readAnswer(typed: string, asked: Asked, context: ReadingContext): AnswerRead {
  const text = normalise(typed);
  return (
    readChoice(text, asked) ??
    readYesOrNo(text, asked) ??
    readCannotTell(text) ??
    readLater(text, context) ??
    readNumber(text, asked) ?? { kind: 'words' }
  );
}

function readYesOrNo(text: string, { kind }: Asked): AnswerRead | null {
  const match = new RegExp(
    `^(?:(y|yes|yep|yeah|yup|it did)|n|no|nope|nah|it did(?:n't| not))(?:${BREAK}([^]*))?$`,
    'i',
  ).exec(text);
  if (!match || kind !== 'binary') return null;
  return outcome(match[1] === undefined ? { kind: 'no' } : { kind: 'yes' }, match[2]);
}

function readChoice(text: string, asked: Asked): AnswerRead | null {
  const read = asked.kind === 'choice' ? readOption(text, asked.options) : null;
  return read && { ...outcome({ kind: 'option', option: read.option }, read.rest), isPlain: read.isPlain };
}

function readCannotTell(text: string): AnswerRead | null {
  const match = new RegExp(
    `^(?:(?:i |we )?(?:can'?t|cannot|can not) (?:tell|say|judge)|void)(?:${BREAK}([^]*))?$`,
    'i',
  ).exec(text);
  return match && outcome({ kind: 'void', reason: 'cannot-tell' }, match[1]);
}

/** `still running`, `still training 6h`, `not done yet, tomorrow 9am` */
function readLater(text: string, { now, zone }: ReadingContext): AnswerRead | null {
  const match =
    /^(?:it'?s |it is )?(?:still (?:running|training|going)|not (?:done|finished) yet|not yet|ask (?:me )?(?:again )?(?:later|in|at|on|tomorrow)|later|snooze)\b/i.exec(
      text,
    );
  if (!match) return null;
  const said = text.replace(/^.*?\b(?:running|training|going|yet|later|snooze)\b[\s,;:.-]*(?:for\s+)?/i, '');
  const isSpan = /^\d+(?:\.\d+)?\s*(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\b/i.test(said);
  const due = readDue(isSpan ? `in ${said}` : said, now, zone);
  const until = due && 'at' in due ? due.at : null;
  return { kind: 'later', until, phrase: until === null ? null : said };
}

function readNumber(text: string, { kind, unit }: Asked): AnswerRead | null {
  const read = readValue(text);
  if (read.kind === 'none') return null;
  if (kind === 'choice') return null;
  if (read.kind !== 'number') return { kind: read.kind };
  const rest = withoutUnit(read.rest, unit);
  const isPlain = isParted(text, rest);
  if (kind === 'binary') return { kind: 'number', value: read.value, isPlain };
  return { ...outcome({ kind: 'number', value: read.value }, rest), isPlain };
}

/** A unit that only this prediction knows (`bpc`) is no note. */
function withoutUnit(rest: string, unit: string | null): string {
  if (unit === null || unit === '') return rest;
  const after = restAfter(rest, unit);
  return after ?? rest;
}

function outcome(what: Outcome, note: string | undefined) {
  return { kind: 'outcome' as const, outcome: what, note: note?.trim() || null, isPlain: true };
}
