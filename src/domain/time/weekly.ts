import type { Instant } from '../prediction/prediction.ts';
import { atWall, plusDays, wallOf, weekdayOf, weekKey } from './wall.ts';

/** Names of the ISO weekdays, Monday first. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** Once a week, at this hour of this weekday on the wall of this zone. */
export interface Weekly {
  /** ISO weekday, 1 Monday to 7 Sunday */
  readonly weekday: number;
  /** 0 to 23 */
  readonly hour: number;
  readonly zone: string;
}

/** When a digest comes until somebody says otherwise. */
export const USUAL_APPOINTMENT = { weekday: 1, hour: 9 } as const;

/**
 * The next time of a weekly appointment: the first strictly after `after` that lies in a local week later than
 * `lastWeek`, so that no local week has two however hour, weekday or zone were moved.
 *
 * @param lastWeek local week of the latest one that was kept (`2026-W48`), null before the first
 */
export function nextWeekly(weekly: Weekly, after: Instant, lastWeek: string | null): Instant {
  const today = wallOf(after, weekly.zone).date;
  let date = plusDays(today, ((weekly.weekday - weekdayOf(today) + 7) % 7) - 7);
  for (;;) {
    const instant = atWall(date, `${String(weekly.hour).padStart(2, '0')}:00`, weekly.zone);
    if (instant > after && (lastWeek === null || weekKey(instant, weekly.zone) > lastWeek)) return instant;
    date = plusDays(date, 7);
  }
}
