import type { Instant } from '../prediction/prediction.ts';
import { plusDays, wallOf, weekdayOf } from './wall.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A moment for a reader in a zone, 24 h: `today 18:00`, `tomorrow 09:00`, `Fri 27 Nov 17:00`, with the year if it is another. */
export function formatMoment(instant: Instant, now: Instant, zone: string): string {
  const wall = wallOf(instant, zone);
  const today = wallOf(now, zone).date;
  return `${formatDay(wall.date, today)} ${wall.time}`;
}

/** A date for a reader: `today`, `tomorrow`, `yesterday`, `Fri 27 Nov`, with the year if it is another. */
function formatDay(date: string, today: string): string {
  if (date === today) return 'today';
  if (date === plusDays(today, 1)) return 'tomorrow';
  if (date === plusDays(today, -1)) return 'yesterday';
  const year = date.slice(0, 4);
  return year === today.slice(0, 4) ? formatDate(date) : `${formatDate(date)} ${year}`;
}

/** A date without its year: `Fri 27 Nov`. */
export function formatDate(date: string): string {
  const [, month = '', day = ''] = date.split('-');
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${Number(day)} ${MONTHS[Number(month) - 1]}`;
}

/** A length of time for a reader, in its two largest units: `3 h`, `2 d 4 h`, `41 min`, `under a minute`. */
export function formatSpan(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return joined(`${hours} h`, minutes % 60, 'min');
  return joined(`${Math.floor(hours / 24)} d`, hours % 24, 'h');
}

function joined(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest} ${unit}`;
}
