import { dueWeek } from '../../src/domain/digest/due-week.ts';
import { nextWeekly, type Weekly } from '../../src/domain/time/weekly.ts';
import { DAY, firstAt, floorDay, HOUR, type Stretch, wallAt, weekAt, weekdayAt } from './oracle.ts';
import { openTally, type Tally } from './tally.ts';
import { changesIn, type Year, type Zone } from './zones.ts';

const HOURS = [...Array(24).keys()];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** How far round a change of the clocks every hour of every weekday is looked at. */
const AROUND = 8 * DAY;

/** New Year, where zones whose clocks never change are looked at: the week that two years share. */
const NEW_YEAR = 10 * DAY;

/**
 * The weekly digest at each of the 24 hours in every zone. A zone is looked at for the whole year, or where another zone
 * with the very same clocks was, round its changes and New Year; each change of a clock at every hour of every weekday.
 *
 * @param isLong every zone for the whole year
 */
export function digestYear(zones: readonly Zone[], { from, to }: Year, isLong: boolean): Tally {
  const tally = openTally('weekly digests');
  const clocks = new Set<string>();
  for (const [index, { name, stretches }] of zones.entries()) {
    const clock = JSON.stringify(stretches);
    const isNew = !clocks.has(clock);
    clocks.add(clock);
    const times = isNew || isLong ? [{ from, to }] : momentsOf(stretches, from, to);
    for (const hour of HOURS) {
      const weekday = ((index + hour) % 7) + 1;
      for (const time of times) check(tally, { weekday, hour, zone: name }, stretches, time);
    }
    if (!isNew) continue;
    for (const change of changesIn(stretches, from, to))
      for (const hour of HOURS)
        for (const weekday of WEEKDAYS)
          check(tally, { weekday, hour, zone: name }, stretches, around(change, AROUND));
  }
  tally.count('zones', zones.length);
  tally.count('different clocks', clocks.size);
  return tally;
}

function momentsOf(stretches: readonly Stretch[], from: number, to: number): Year[] {
  const changes = changesIn(stretches, from, to);
  const newYear = Date.UTC(new Date(to).getUTCFullYear(), 0, 1);
  return changes.length > 0 ? changes.map((at) => around(at, AROUND)) : [around(newYear, NEW_YEAR)];
}

const around = (at: number, ms: number): Year => ({ from: at - ms, to: at + ms });

function check(tally: Tally, weekly: Weekly, stretches: readonly Stretch[], { from, to }: Year): void {
  const found = posted(weekly, from, to);
  const must = expected(weekly, stretches, from, to);
  tally.count('digests', must.length);
  const name = `${weekly.zone}, weekday ${weekly.weekday}, ${weekly.hour}:00`;
  const byWeek = new Map<string, number>();
  let before = Number.NEGATIVE_INFINITY;
  for (const { week, at } of found) {
    if (byWeek.has(week) || at <= before) tally.doubled(`${name}, ${week}`);
    byWeek.set(week, at);
    before = at;
  }
  for (const { week, at } of must) {
    const really = byWeek.get(week);
    if (really === undefined) tally.skipped(`${name}, ${week}`);
    else if (really !== at) tally.wrong(`${name}, ${week}: ${iso(really)} instead of ${iso(at)}`);
    byWeek.delete(week);
  }
  for (const week of byWeek.keys()) tally.doubled(`${name}, ${week} is no week of the year`);
}

/** What Hunch's own planning posts, looked at in each due moment. */
function posted(weekly: Weekly, from: number, to: number): { week: string; at: number }[] {
  const found = [];
  let due = nextWeekly(weekly, iso(from - 1), null);
  while (Date.parse(due) < to) {
    const week = dueWeek(weekly, due, due);
    if (week === null) break;
    found.push({ week: week.week, at: Date.parse(due) });
    due = week.nextDueAt;
  }
  return found;
}

/** What the wall says: this hour of this weekday, once in every local week. */
function expected({ weekday, hour }: Weekly, stretches: readonly Stretch[], from: number, to: number) {
  const found = [];
  const monday = floorDay(wallAt(stretches, from)) - (weekdayAt(wallAt(stretches, from)) - 1) * DAY;
  for (let week = monday; ; week += 7 * DAY) {
    const wall = week + (weekday - 1) * DAY + hour * HOUR;
    const at = firstAt(stretches, wall);
    if (at >= to) return found;
    if (at >= from) found.push({ week: weekAt(wall), at });
  }
}

const iso = (at: number) => new Date(at).toISOString();
