import type { Outcome, Prediction } from '../prediction/prediction.ts';
import { readDue } from '../time/read-due.ts';
import { takeConfidence } from './extract/confidence.ts';
import { normalise } from './normalise.ts';
import { readValue } from './read-value.ts';
import type { ReadingContext } from './reading.ts';

/**
 * A typed answer to one question.
 *
 * - settled: says what happened; `note` is what stands behind it
 * - put-off: still running, until then
 * - diverged: NaN or infinite where a number or a threshold was asked for
 * - note: words that settle nothing by themselves; kept as the note, and the buttons are shown
 */
export type AnswerRead =
  | { readonly kind: 'settled'; readonly outcome: Outcome; readonly note: string | null }
  | { readonly kind: 'put-off'; readonly until: string | null }
  | { readonly kind: 'diverged'; readonly note: string | null }
  | { readonly kind: 'decimal-comma' }
  | { readonly kind: 'note'; readonly note: string };

type Asked = Pick<Prediction, 'kind' | 'options' | 'unit'>;

const YES = /^(?:yes|yep|yeah|yup|y|true|correct|it did|:white_check_mark:|:\+1:)(?![\w-])/i;
const NO = /^(?:no|nope|nah|n|false|it did(?:n'?t| not)|:x:|:-1:)(?![\w-])/i;
const CANNOT_TELL =
  /^(?:can'?t tell|cannot tell|can'?t judge|cannot judge|void|n\/a|unclear|no idea|unknown)(?![\w-])/i;
const STILL_RUNNING =
  /^(?:it'?s\s+)?(?:still\s+(?:running|training|going)|not\s+(?:yet|done|finished)|later)(?![\w-])/i;

/** Reads what somebody typed in the thread of a question. Never maps free words to an outcome. */
export function readAnswer(typed: string, asked: Asked, context: ReadingContext): AnswerRead {
  const text = normalise(typed);
  const still = STILL_RUNNING.exec(text);
  if (still) return { kind: 'put-off', until: untilOf(text.slice(still[0].length), context) };
  const cannot = CANNOT_TELL.exec(text);
  if (cannot) return settled({ kind: 'void', reason: 'cannot-tell' }, text.slice(cannot[0].length));
  if (asked.kind === 'binary') return readYesNo(text);
  return asked.kind === 'choice' ? readOption(text, asked) : readNumber(text);
}

function readYesNo(text: string): AnswerRead {
  const yes = YES.exec(text);
  if (yes) return settled({ kind: 'yes' }, text.slice(yes[0].length));
  const no = NO.exec(text);
  if (no) return settled({ kind: 'no' }, text.slice(no[0].length));
  const value = readValue(text);
  if (value.kind === 'not-finite') return { kind: 'diverged', note: value.rest || null };
  return { kind: 'note', note: text };
}

function readNumber(text: string): AnswerRead {
  const value = readValue(text);
  if (value.kind === 'number') return settled({ kind: 'number', value: value.value }, value.rest);
  if (value.kind === 'not-finite') return { kind: 'diverged', note: value.rest || null };
  return value.kind === 'decimal-comma' ? value : { kind: 'note', note: text };
}

/** An option by its letter, its number, its label, or (where labels are ranges) by a value that lies in one. */
function readOption(text: string, { options }: Asked): AnswerRead {
  const byLabel = options
    .map((label, option) => ({ label: label.toLowerCase(), option }))
    .filter(({ label }) => new RegExp(`^${escapeForRegExp(label)}(?![\\w])`, 'i').test(text))
    .sort((a, b) => b.label.length - a.label.length)[0];
  if (byLabel) return settled({ kind: 'option', option: byLabel.option }, text.slice(byLabel.label.length));
  const letter = /^(?:option\s+)?([a-h])(?=$|[\s,;:.)-])/i.exec(text);
  const option = (letter?.[1]?.toLowerCase().charCodeAt(0) ?? Number.NaN) - 97;
  if (letter && option in options) return settled({ kind: 'option', option }, text.slice(letter[0].length));
  const value = readValue(text);
  const inRange =
    value.kind === 'number'
      ? options.flatMap((label, index) => (holds(label, value.value) ? [index] : []))
      : [];
  const [only, ...others] = inRange;
  if (value.kind === 'number' && only !== undefined && others.length === 0)
    return settled({ kind: 'option', option: only }, value.rest);
  return { kind: 'note', note: text };
}

/** Whether a label that is a range of numbers (`<2.0`, `2.0-2.2`) holds a value. */
function holds(label: string, value: number): boolean {
  const text = normalise(label);
  const bound = /^([<>]=?)\s*(\S+)/.exec(text);
  if (bound) {
    const limit = readValue(bound[2] ?? '');
    if (limit.kind !== 'number') return false;
    const [sign] = [bound[1]];
    return sign === '<'
      ? value < limit.value
      : sign === '<='
        ? value <= limit.value
        : sign === '>'
          ? value > limit.value
          : value >= limit.value;
  }
  const range = /^(\d[\d.e]*)\s*-\s*(\d[\d.e]*)/.exec(text);
  return range !== null && value >= Number(range[1]) && value <= Number(range[2]);
}

function settled(outcome: Outcome, rest: string): AnswerRead {
  const note = rest.replace(/^[\s,;:.!)-]+/, '').trim();
  return { kind: 'settled', outcome, note: note === '' ? null : note };
}

/** `still running 6h`, `not yet, tomorrow 9am`; null where no time is named. */
function untilOf(rest: string, { now, zone }: ReadingContext): string | null {
  const text = rest.replace(/^[\s,;:.-]+/, '');
  const bare = /^(?:for\s+|another\s+)?(\d+(?:\.\d+)?\s*(?:m|min|h|hours?|d|days?))\b/i.exec(text);
  const due = readDue(bare ? `in ${bare[1]}` : text, now, zone);
  return due && 'at' in due ? due.at : null;
}

/**
 * Whether a message at the top level of the DM is an answer: exactly yes, no or a value with its unit or option,
 * alone or followed by punctuation, with no confidence in it.
 */
export function isPlainAnswer(typed: string, asked: Asked, context: ReadingContext): boolean {
  const text = normalise(typed);
  const read = readAnswer(text, asked, context);
  if (read.kind !== 'settled' && read.kind !== 'diverged' && read.kind !== 'put-off') return false;
  if (read.kind === 'put-off') return true;
  const head = read.note === null ? text : text.slice(0, text.length - read.note.length);
  const isParted = read.note === null || /[,;:.-]\s*$/.test(head.trimEnd());
  const confidence = asked.kind === 'binary' ? takeConfidence(text) : takeConfidence(read.note ?? '');
  const hasConfidence = confidence !== null && !('outOfRange' in confidence) && !confidence.isBare;
  return isParted && !hasConfidence;
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
