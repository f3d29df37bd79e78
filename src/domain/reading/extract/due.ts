import { readDue } from '../../time/read-due.ts';
import { CUT, cut } from '../normalise.ts';
import type { DueRead, ReadingContext, Refusal } from '../reading.ts';

/** The time at which to ask, taken out of a line where it is not part of the claim. */
export interface DueTaken {
  readonly due: DueRead | null;
  readonly isSkipped: boolean;
  readonly refusal: Refusal | null;
  readonly rest: string;
}

/** `check`, `ask me`: the time behind them is only when to ask. */
const ASKING = /(?:\b(?:check|ask(?:\s+me)?|remind\s+me|resolve[sd]?|due|look)\b\s*(?:in|on|at|by)?|@)\s*$/i;
/** `by`, `before`: a deadline, which is part of the claim and the time to ask at once. */
const DEADLINE = /\b(?:by|before|until|till|within|finishes|done|ends|starts|standup)\b[\s\w]{0,16}$/i;
/** A day without an hour says by when a claim comes true, so it stays in it. */
const BARE_DAY = /^(?:today|tonight|tomorrow|this \w+|next \w+)$/i;
/** Words that lead to a time and go with it. */
const LEADING = /\b(?:on|at|this|for)\s*$/i;

/** Takes the time at which to ask out of a line; a deadline stays in the claim as well. */
export function takeDue(text: string, context: ReadingContext): DueTaken {
  const read = readDue(text, context.now, context.zone);
  if (!read) return { due: null, isSkipped: false, refusal: null, rest: text };
  const phrase = text.slice(read.start, read.end).replaceAll(CUT, ' ').trim();
  if ('refused' in read) {
    const isAsked = read.refused !== 'past-time' || isOwnClause(text, read.start, read.end);
    if (!isAsked) return { due: null, isSkipped: false, refusal: null, rest: text };
    return { due: null, isSkipped: false, refusal: { kind: read.refused, phrase }, rest: text };
  }
  const due = { rule: read.rule, at: read.at, phrase };
  return { due, isSkipped: read.isSkipped, refusal: null, rest: without(text, read.start, read.end) };
}

function without(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const asking = ASKING.exec(before);
  if (asking) return cut(text, asking.index, end);
  if (DEADLINE.test(before.slice(-40)) && !new RegExp(`[,;.${CUT}]\\s*$`).test(before)) return text;
  if (BARE_DAY.test(text.slice(start, end)) && !isOwnClause(text, start, end)) return text;
  const leading = LEADING.exec(before);
  return cut(text, leading ? leading.index : start, end);
}

/** A past time that is asked for is refused; one that the claim only mentions is left alone. */
function isOwnClause(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start);
  const isSeparate =
    new RegExp(`(?:^|[,;.${CUT}])\\s*$`).test(before) &&
    new RegExp(`^\\s*(?:$|[,;.${CUT}])`).test(text.slice(end));
  return ASKING.test(before) || /\b(?:by|before)\s*$/i.test(before) || isSeparate;
}
