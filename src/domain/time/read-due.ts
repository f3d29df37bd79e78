import * as chrono from 'chrono-node';
import type { Instant } from '../prediction/prediction.ts';
import { atWall, isSkipped, plusDays, plusMs, wallOf, weekdayOf } from './wall.ts';

/** A time phrase found in a text. `end` is exclusive; the phrase is `text.slice(start, end)`. */
export interface DueFound {
  readonly rule: 'time' | 'run';
  /** The first valid instant of the time named; null for a run's end. */
  readonly at: Instant | null;
  readonly start: number;
  readonly end: number;
  /** The time named falls into the hour that spring skips; `at` is the moment after it. */
  readonly isSkipped: boolean;
}

/** Why a phrase that means a time cannot be used. */
export interface DueRefused {
  readonly refused: 'past-time' | 'too-far' | 'ambiguous-date' | 'no-such-time';
  readonly start: number;
  readonly end: number;
}

export type DueRead = DueFound | DueRefused;

/** chrono is linear but not cheap; whatever stands further back is not read as a time. */
const READABLE_MAX = 200;
const YEARS_AHEAD = 2;
const HOUR = 3_600_000;
const MORNING = '09:00';

type Finder = (text: string, now: Instant, zone: string) => DueRead | null;

/** Times people name when they predict, tried in this order; the first that finds something decides. */
const finders: readonly Finder[] = [runEnd, ambiguous, isoDate, namedEnd, inSpan, absolute];

/**
 * The time phrase in a text: English, 24 h or am/pm, in the reader's zone. A phrase that only refers to something
 * (`vs last night`, `than yesterday`) is none.
 *
 * @param text normalised; only its last 200 characters are looked at
 * @returns null where no time is named
 */
export function readDue(text: string, now: Instant, zone: string): DueRead | null {
  const offset = Math.max(0, text.length - READABLE_MAX);
  const seen = text.slice(offset);
  for (const find of finders) {
    const read = find(seen, now, zone);
    if (read) return { ...read, start: read.start + offset, end: read.end + offset };
  }
  return null;
}

/** `when it finishes`, `when done`, `at end`, `after the run` */
function runEnd(text: string): DueRead | null {
  const pattern =
    /\b(?:when(?:ever)?\s+(?:it'?s?|that|this|the\s+(?:run|job|training)|run|training)?\s*(?:is\s+)?(?:finishe[sd]|done|ends?|ended|completes?d?|over|through)|(?:at|by)\s+(?:the\s+)?end(?:\s+of\s+(?:the\s+)?(?:run|training|job))?(?!\s*of\b)|on\s+(?:finish|completion)|after\s+(?:the\s+)?(?:run|training)(?:\s+(?:ends|finishes|is\s+done))?|once\s+(?:it'?s?\s+)?(?:done|finished)|at\s+run\s+end)(?!\w)/i;
  const match = pattern.exec(text);
  return match && { rule: 'run', at: null, isSkipped: false, ...span(match) };
}

/** `02/03/2027`: which is the month? */
function ambiguous(text: string): DueRead | null {
  const match = /(?<![\w/.])\d{1,2}\/\d{1,2}\/\d{2,4}(?![\w/])/.exec(text);
  return match && { refused: 'ambiguous-date', ...span(match) };
}

/** `2026-12-01`, `2026-12-01 17:00` */
function isoDate(text: string, now: Instant, zone: string): DueRead | null {
  const match = /(?<![\w-])(\d{4}-\d{2}-\d{2})(?:[T ]+(?:at )?(\d{1,2}:\d{2}))?(?![\w-])/.exec(text);
  if (!match) return null;
  const [, date = '', time] = match;
  return resolved(date, (time ?? MORNING).padStart(5, '0'), now, zone, span(match));
}

/** `eod`, `eow`, `end of day`, `end of the week`: 18:00, Friday 17:00 */
function namedEnd(text: string, now: Instant, zone: string): DueRead | null {
  const match = /(?<!\w)(?:(eod|cob|end of (?:the )?day)|(eow|end of (?:the )?week))(?!\w)/i.exec(text);
  if (!match) return null;
  const today = wallOf(now, zone).date;
  if (match[1]) return forward(today, '18:00', 1, now, zone, span(match));
  return forward(plusDays(today, (5 - weekdayOf(today) + 7) % 7), '17:00', 7, now, zone, span(match));
}

const SPAN_UNITS: readonly (readonly [RegExp, number])[] = [
  [/^m(?:in(?:ute)?s?)?$/i, HOUR / 60],
  [/^h(?:(?:ou)?rs?)?$/i, HOUR],
  [/^d(?:ays?)?$/i, 24 * HOUR],
  [/^w(?:(?:ee)?ks?)?$/i, 7 * 24 * HOUR],
];

/** `in 3h`, `in 30 min`, `in an hour`, `in 2 days` */
function inSpan(text: string, now: Instant, zone: string): DueRead | null {
  const match =
    /(?<!\w)in\s+(?:about\s+)?(an?|half an|\d+(?:\.\d+)?)\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)(?![\w/])/i.exec(
      text,
    );
  if (!match) return null;
  const count = /^an?$/i.test(match[1] ?? '') ? 1 : /half/i.test(match[1] ?? '') ? 0.5 : Number(match[1]);
  const unit = SPAN_UNITS.find(([pattern]) => pattern.test(match[2] ?? ''))?.[1] ?? HOUR;
  const isDays = unit >= 24 * HOUR && Number.isInteger(count);
  const wall = wallOf(now, zone);
  const at = isDays
    ? atWall(plusDays(wall.date, (count * unit) / (24 * HOUR)), wall.time, zone)
    : plusMs(now, count * unit);
  if (isTooFar(at, now)) return { refused: 'too-far', ...span(match) };
  return { rule: 'time', at, isSkipped: false, ...span(match) };
}

/** What a found phrase must hold to be a time and not a number that chrono took for one. */
const TIME_WORDS =
  /\b(?:today|tonight|tomorrow|tmrw?|noon|midnight|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?|sat|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*|next (?:week|month)|this (?:morning|afternoon|evening)|\d{1,2}\s*[ap]m)\b|\d{1,2}:\d{2}/i;
const REFERS = /\b(?:vs\.?|versus|than|from|since|compared to|relative to|like|of|the)\s*$/i;

/** `tomorrow 5pm`, `Friday`, `monday 10am`, `27 Nov 17:00`, `8am`, `noon` */
function absolute(text: string, now: Instant, zone: string): DueRead | null {
  const wall = wallOf(now, zone);
  // The wall as if it were UTC, so that chrono's components are the wall's and no zone of its own gets in.
  const reference = { instant: new Date(`${wall.date}T${wall.time}:00Z`), timezone: 0 };
  const results = chrono.casual
    .parse(text, reference, { forwardDate: true })
    .filter((result) => TIME_WORDS.test(result.text) && !REFERS.test(text.slice(0, result.index)));
  const result = results.at(-1);
  if (!result) return null;
  const { start } = result;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')].map(
    (part) => part ?? 0,
  );
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = timeOf(start, result.text);
  const lead = /^[\s,;:.-]*/.exec(result.text)?.[0].length ?? 0;
  const where = { start: result.index + lead, end: result.index + result.text.trimEnd().length };
  const names = { date: start.isCertain('day'), weekday: start.isCertain('weekday') };
  if (names.weekday && !names.date) return forward(date, time, 7, now, zone, where);
  if (!names.date && start.isCertain('hour')) return forward(wall.date, time, 1, now, zone, where);
  return resolved(date, time, now, zone, where);
}

function timeOf(start: chrono.ParsedComponents, text: string): string {
  if (start.isCertain('hour') || /\b(?:noon|midnight)\b/i.test(text))
    return `${String(start.get('hour') ?? 0).padStart(2, '0')}:${String(start.get('minute') ?? 0).padStart(2, '0')}`;
  if (/\btonight|evening\b/i.test(text)) return '20:00';
  if (/\bafternoon\b/i.test(text)) return '15:00';
  return MORNING;
}

/** A time without a date, or a weekday: its next occurrence. */
function forward(
  date: string,
  time: string,
  everyDays: number,
  now: Instant,
  zone: string,
  where: { readonly start: number; readonly end: number },
): DueRead {
  const isPast = atWall(date, time, zone) <= now;
  return resolved(isPast ? plusDays(date, everyDays) : date, time, now, zone, where);
}

function resolved(
  date: string,
  time: string,
  now: Instant,
  zone: string,
  where: { readonly start: number; readonly end: number },
): DueRead {
  try {
    const at = atWall(date, time, zone);
    if (at <= now) return { refused: 'past-time', ...where };
    if (isTooFar(at, now)) return { refused: 'too-far', ...where };
    return { rule: 'time', at, isSkipped: isSkipped(date, time, zone), ...where };
  } catch {
    return { refused: 'no-such-time', ...where };
  }
}

function isTooFar(at: Instant, now: Instant): boolean {
  return Date.parse(at) - Date.parse(now) > YEARS_AHEAD * 366 * 24 * HOUR;
}

function span(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
