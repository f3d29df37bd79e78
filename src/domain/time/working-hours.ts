import type { Instant } from '../prediction/prediction.ts';
import { atWall, plusDays, wallOf, weekdayOf } from './wall.ts';

/** The hours of a day in which a person may be spoken to, 0 to 24; it starts before it ends. */
export interface Day {
  readonly starts: number;
  readonly ends: number;
}

/** What holds where a person chose nothing: 08:00 to 22:00. */
export const USUAL_DAY: Day = { starts: 8, ends: 22 };

/** When a person may be spoken to. */
export interface WorkingHours {
  /** IANA zone */
  readonly zone: string;
  /** ISO weekdays, 1 Monday to 7 Sunday; empty means every day. */
  readonly workDays: readonly number[];
  /** Left out: the usual day. */
  readonly day?: Day;
}

const MORNING = '09:00';
/** Days after the first reminder on which the second and the third come. */
const LATER_REMINDERS = [3, 7] as const;

/** Whether the day has ended (22:00 included) or not begun (08:00 excluded) in a zone. */
export function isNight(instant: Instant, zone: string, day: Day = USUAL_DAY): boolean {
  const { time } = wallOf(instant, zone);
  return time >= hourWords(day.ends) || time < hourWords(day.starts);
}

/** The same instant by day; at night the next beginning of a day in the zone. */
export function afterNight(instant: Instant, zone: string, day: Day = USUAL_DAY): Instant {
  if (!isNight(instant, zone, day)) return instant;
  const { date, time } = wallOf(instant, zone);
  return atWall(time >= hourWords(day.ends) ? plusDays(date, 1) : date, hourWords(day.starts), zone);
}

/** The same instant if it is day on a working day; else the next beginning of one. */
export function afterNightAndWeekend(instant: Instant, hours: WorkingHours): Instant {
  const { zone, day = USUAL_DAY } = hours;
  const awake = afterNight(instant, zone, day);
  const { date } = wallOf(awake, zone);
  return isWorkDay(date, hours) ? awake : atWall(nextWorkDay(date, hours), hourWords(day.starts), zone);
}

/** `08:00`; sorts as text up to `24:00`. */
const hourWords = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Whether a date is a working day. */
export function isWorkDay(date: string, { workDays }: Pick<WorkingHours, 'workDays'>): boolean {
  return workDays.length === 0 || workDays.includes(weekdayOf(date));
}

/** 09:00 of the first working day after the present day of a zone: when Hunch asks if no time was given. */
export function nextWorkingMorning(instant: Instant, hours: WorkingHours): Instant {
  const { date } = wallOf(instant, hours.zone);
  return atWall(nextWorkDay(date, hours), MORNING, hours.zone);
}

/**
 * When the first, second and third reminder of a question come: 09:00 of the next working day after it was asked, and
 * 3 and 7 days after that one, each moved to a working day.
 *
 * @param step 1, 2 or 3
 * @param askedAt when the question was asked
 * @param lateDays by how many days the first one was late
 */
export function reminderAt(step: 1 | 2 | 3, askedAt: Instant, hours: WorkingHours, lateDays = 0): Instant {
  const first = nextWorkDay(wallOf(askedAt, hours.zone).date, hours);
  const after = step === 1 ? 0 : (LATER_REMINDERS[step - 2] ?? 0);
  return atWall(workDayFrom(plusDays(first, after + lateDays), hours), MORNING, hours.zone);
}

/**
 * A reminder's morning after its person's zone or working days were changed: 09:00 of the same date by the new ones, or
 * the next working morning where that has passed.
 */
export function movedMorning(at: Instant, from: WorkingHours, to: WorkingHours, now: Instant): Instant {
  const moved = atWall(workDayFrom(wallOf(at, from.zone).date, to), MORNING, to.zone);
  return moved > now ? moved : nextWorkingMorning(now, to);
}

/** A date if it is a working day, else the first one after it. */
function workDayFrom(date: string, hours: WorkingHours): string {
  return isWorkDay(date, hours) ? date : nextWorkDay(date, hours);
}

/** The first working day after a date. */
function nextWorkDay(date: string, hours: Pick<WorkingHours, 'workDays'>): string {
  let next = plusDays(date, 1);
  while (!isWorkDay(next, hours)) next = plusDays(next, 1);
  return next;
}
