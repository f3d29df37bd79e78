import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../prediction/prediction.ts';

/** A moment as people of one zone see it on the wall. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM`, 24 h */
  readonly time: string;
  /** ISO weekday, 1 Monday to 7 Sunday */
  readonly weekday: number;
}

/** Whether this names an IANA zone that the runtime knows, for example `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** The instant as UTC ISO text with milliseconds. */
export function toInstant(epochMs: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(epochMs)).toString({ fractionalSecondDigits: 3 });
}

/** `instant` moved by so many milliseconds, back where negative. */
export function plusMs(instant: Instant, ms: number): Instant {
  return toInstant(Date.parse(instant) + ms);
}

/**
 * The first valid instant at or after a wall time in a zone. A time that spring skips is the instant at which the
 * clocks jump; a time that autumn repeats is its first occurrence.
 *
 * @param date `YYYY-MM-DD`
 * @param time `HH:MM`
 * @param zone IANA zone
 * @throws RangeError if the date, the time or the zone does not exist
 */
export function atWall(date: string, time: string, zone: string): Instant {
  const plain = Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  const zoned = plain.toZonedDateTime(zone, { disambiguation: 'compatible' });
  const isSkipped = !zoned.toPlainDateTime().equals(plain);
  // A nanosecond on, since the beginning of a gap is read as its end, and "previous" means strictly before.
  const jump = () => zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const first = isSkipped ? (jump() ?? zoned) : zoned;
  return toInstant(first.epochMilliseconds);
}

/** Whether the clocks of a zone skip this wall time. */
export function isSkipped(date: string, time: string, zone: string): boolean {
  return wallOf(atWall(date, time, zone), zone).time !== time;
}

/** What the wall says at an instant. */
export function wallOf(instant: Instant, zone: string): WallTime {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
    weekday: zoned.dayOfWeek,
  };
}

/** The date so many days later, earlier where negative. */
export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Days from one date to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** ISO weekday of a date, 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** The ISO week in which people of a zone are at an instant, for example `2026-W48`; sorts as text. */
export function weekKey(instant: Instant, zone: string): string {
  const { date } = wallOf(instant, zone);
  const plain = Temporal.PlainDate.from(date);
  return `${String(plain.yearOfWeek).padStart(4, '0')}-W${String(plain.weekOfYear).padStart(2, '0')}`;
}
