/** A stretch of time in which the wall of a zone runs at one distance from UTC; it ends where the next one begins. */
export interface Stretch {
  /** UTC milliseconds; the first stretch of a list reaches back without end. */
  readonly from: number;
  /** What to add to UTC to get the wall. */
  readonly offset: number;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const MINUTE = 60_000;
/** No zone changes its clocks twice within this. */
const STEP = 6 * HOUR;

/**
 * How the clocks of a zone run, found by asking Intl what the wall says, again and again, and halving between two
 * answers that differ. Knows nothing of the library Hunch reckons with.
 */
export function stretchesOf(zone: string, from: number, to: number): Stretch[] {
  const offsetAt = wallReader(zone);
  const stretches: Stretch[] = [{ from, offset: offsetAt(from) }];
  for (let at = from; at < to; at += STEP) {
    const before = stretches.at(-1)?.offset;
    if (offsetAt(at + STEP) === before) continue;
    let [early, late] = [at, at + STEP];
    while (late - early > MINUTE) {
      const middle = early + Math.round((late - early) / 2 / MINUTE) * MINUTE;
      if (offsetAt(middle) === before) early = middle;
      else late = middle;
    }
    stretches.push({ from: late, offset: offsetAt(late) });
  }
  return stretches;
}

/** The first instant at or after a wall time, both in milliseconds (the wall's as if it were UTC). */
export function firstAt(stretches: readonly Stretch[], wall: number): number {
  for (const [index, { from, offset }] of stretches.entries()) {
    const starts = index === 0 ? Number.NEGATIVE_INFINITY : from;
    const ends = stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (wall - offset < starts) return from; // Skipped: the clocks have jumped over it.
    if (wall - offset < ends) return wall - offset;
  }
  throw new Error('the last stretch never ends');
}

/** What the wall says at an instant, as if it were UTC. */
export function wallAt(stretches: readonly Stretch[], at: number): number {
  const stretch = stretches.findLast(({ from }) => from <= at) ?? stretches[0];
  return at + (stretch?.offset ?? 0);
}

/** Days since Monday, 5 January 1970, of a wall time; whole weeks are its multiples of seven. */
const daysSinceMonday = (wall: number) => Math.floor(wall / DAY) - 4;

/** ISO weekday of a wall time, 1 Monday to 7 Sunday. */
export const weekdayAt = (wall: number) => (((daysSinceMonday(wall) % 7) + 7) % 7) + 1;

/** The ISO week of a wall time, `2026-W48`: the year is that of its Thursday. */
export function weekAt(wall: number): string {
  const thursday = new Date((Math.floor(wall / DAY) + 4 - weekdayAt(wall)) * DAY);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Whether a wall time lies between 22:00 and 08:00. */
export const isNightAt = (wall: number) =>
  wall - floorDay(wall) >= 22 * HOUR || wall - floorDay(wall) < 8 * HOUR;

/** Midnight of a wall time's date. */
export const floorDay = (wall: number) => Math.floor(wall / DAY) * DAY;

function wallReader(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] =
      format.format(at).match(/\d+/g)?.map(Number) ?? [];
    return Date.UTC(year, month - 1, day, hour, minute, second) - at;
  };
}
