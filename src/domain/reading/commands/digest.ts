import { WEEKDAYS } from '../../time/weekly.ts';

/** What somebody wants of a channel's digest. */
export type DigestCommand =
  | { readonly kind: 'form' }
  | { readonly kind: 'now' }
  | { readonly kind: 'off' }
  /** Null leaves weekday or hour as they are. */
  | { readonly kind: 'on'; readonly weekday: number | null; readonly hour: number | null }
  /** A time that is no full hour of the day. */
  | { readonly kind: 'no-such-hour'; readonly typed: string };

const APPOINTMENT =
  /^(?:on(?:\s+|$))?(?:(?:every\s+|on\s+)?(mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:\s+|$))?(?:at\s+)?(?:(\d{1,2})(?::(\d{2}))?\s*(am|pm)?)?$/i;

/**
 * Reads what stands behind `digest`: nothing, `now`, `off`, `on`, `on monday 9`, `friday 16:00`, `on 9am`.
 *
 * @returns null where the text is no such command, so that it may be a prediction
 */
export function readDigestCommand(rest: string): DigestCommand | null {
  const text = rest.trim().toLowerCase();
  if (text === '') return { kind: 'form' };
  if (text === 'now' || text === 'off') return { kind: text };
  const found = APPOINTMENT.exec(text);
  if (!found || !isWeekday(text)) return null;
  const [, day, hourTyped, minutes = '00', half] = found;
  const weekday =
    day === undefined ? null : WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(day)) + 1;
  if (hourTyped === undefined) return { kind: 'on', weekday, hour: null };
  const hour = hourOf(Number(hourTyped), half);
  if (hour === null || minutes !== '00') return { kind: 'no-such-hour', typed: `${hourTyped}:${minutes}` };
  return { kind: 'on', weekday, hour };
}

/** Whether every word that begins like a weekday is one, written out or short. */
function isWeekday(text: string): boolean {
  const words = text.match(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*/g) ?? [];
  return words.every(
    (word) =>
      word.length === 3 ||
      ['tues', 'thur', 'thurs', 'weds'].includes(word) ||
      WEEKDAYS.some((name) => [name.toLowerCase(), `${name.toLowerCase()}s`].includes(word)),
  );
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
