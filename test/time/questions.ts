import { planQuestions } from '../../src/jobs/looks/plan.ts';
import { nextDueAfter } from '../../src/store/deliveries/copied.ts';
import { setMemberFacts } from '../../src/store/people/members.ts';
import { insertPrediction } from '../../src/store/predictions/changes/write.ts';
import { judgeExactly, judgeLoosely } from './judge-questions.ts';
import { type Machine, openMachine } from './machine.ts';
import { DAY, firstAt, floorDay, HOUR, wallAt } from './oracle.ts';
import { openTally, type Tally } from './tally.ts';
import { changesIn, type Year, type Zone } from './zones.ts';

/** Somebody in a zone, and when they are to be asked: once a day near each change of their clocks. */
export interface Asked {
  readonly userId: string;
  readonly zone: Zone;
  /** UTC milliseconds by prediction id. */
  readonly dues: ReadonlyMap<string, number>;
}

/** Something that happens to the machine's clock. */
export interface ClockFault {
  readonly title: string;
  /** Milliseconds by which the clock is wrong at a time after the fault begins; null while the machine sleeps. */
  errorAt(sinceFault: number): number | null;
}

const DAYS_AROUND = 3;
/** A fault begins so long before a change of the clocks, and is over so long after it. */
const FAULT_BEFORE = 2 * HOUR;
const FAULT_AFTER = 30 * HOUR;
const MINUTE = 60_000;

/** Follow-ups and reminders of a person in every zone, daily round each change of the clocks, by a clock that is right. */
export async function questionYear(zones: readonly Zone[], year: Year): Promise<Tally> {
  const tally = openTally('follow-ups and reminders');
  await using machine = await openMachine(year.from);
  const people = await askEverybody(machine, zones, year);
  for (;;) {
    await planQuestions(machine.deps);
    await machine.sendAll();
    const next = await nextDueAfter(machine.deps.db.read, machine.deps.clock.now());
    if (next === null) break;
    machine.now = Date.parse(next);
  }
  await judgeExactly(tally, machine, people);
  return tally;
}

/** The same with a clock that goes wrong on the day of each change, looked at every ten minutes then. */
export async function questionsWith(fault: ClockFault, zones: readonly Zone[], year: Year): Promise<Tally> {
  const tally = openTally(`follow-ups and reminders, ${fault.title}`);
  await using machine = await openMachine(year.from);
  const people = await askEverybody(machine, zones, year);
  const changes = [...new Set(zones.flatMap(({ stretches }) => changesIn(stretches, year.from, year.to)))];
  for (let now: number | null = year.from; now !== null; now = await nextLook(machine, now, changes)) {
    const since = now - Math.max(...changes.map((at) => at - FAULT_BEFORE).filter((at) => at <= now));
    const error = Number.isFinite(since) ? fault.errorAt(since) : 0;
    machine.now = now;
    if (error === null) continue;
    machine.error = error;
    if (!(await machine.isClockRight())) continue;
    await planQuestions(machine.deps);
    await machine.sendAll();
  }
  await judgeLoosely(tally, machine, people);
  return tally;
}

/** Ten minutes on while a clock may be wrong, else when something falls due or the next fault begins. */
async function nextLook({ deps }: Machine, now: number, changes: readonly number[]): Promise<number | null> {
  if (changes.some((at) => now >= at - FAULT_BEFORE && now < at + FAULT_AFTER)) return now + 10 * MINUTE;
  const due = await nextDueAfter(deps.db.read, iso(now));
  const faults = changes.map((at) => at - FAULT_BEFORE).filter((at) => at > now);
  const next = Math.min(...faults, due === null ? Number.POSITIVE_INFINITY : Date.parse(due));
  return Number.isFinite(next) ? next : null;
}

async function askEverybody(machine: Machine, zones: readonly Zone[], year: Year): Promise<Asked[]> {
  const people: Asked[] = [];
  for (const [index, zone] of zones.entries()) {
    const userId = `U${index}`;
    const dues = new Map(duesOf(zone, index, year).map((at, day) => [`${userId}-${day}`, at]));
    people.push({ userId, zone, dues });
  }
  await machine.deps.db.write(async (tx) => {
    for (const { userId, zone, dues } of people) {
      await setMemberFacts(tx, { ...SOMEBODY, userId, slackZone: zone.name }, AGES_AGO);
      for (const [id, at] of dues)
        await insertPrediction(tx, {
          ...PLAIN,
          id,
          originKey: id,
          authorId: userId,
          due: { ...PLAIN.due, at: iso(at) },
        });
    }
  });
  return people;
}

/** One a day, each day at another hour of the wall, the first of a change's seven at the hour that is skipped. */
function duesOf({ stretches }: Zone, index: number, { from, to }: Year): number[] {
  const changes = changesIn(stretches, from, to - DAYS_AROUND * DAY);
  return (changes.length > 0 ? changes : [from + ((index % 300) + 10) * DAY]).flatMap((change) => {
    const wall = wallAt(stretches, change - 1);
    const days = [...Array(2 * DAYS_AROUND + 1).keys()].map((day) => day - DAYS_AROUND);
    return days.map((day) => {
      const hour = day === 0 ? wall - floorDay(wall) + HOUR / 2 : ((index + 5 * (day + 3)) % 24) * HOUR;
      return firstAt(stretches, floorDay(wall) + day * DAY + Math.floor(hour / MINUTE) * MINUTE);
    });
  });
}

const iso = (at: number) => new Date(at).toISOString();
const AGES_AGO = '2026-01-01T00:00:00.000Z';
const SOMEBODY = {
  teamId: 'T1',
  name: 'Somebody',
  isGuest: false,
  isExternal: false,
  isBot: false,
  isDeleted: false,
  isAdmin: false,
  checkedAt: AGES_AGO,
};
const PLAIN = {
  teamId: 'T1',
  kind: 'binary' as const,
  claim: 'it converges',
  reason: null,
  metric: null,
  comparator: null,
  threshold: null,
  unit: null,
  scale: 'linear' as const,
  scoringUnit: null,
  reference: null,
  options: [],
  tags: [],
  run: { rowId: null, label: null, url: null },
  recordedAt: AGES_AGO,
  due: { rule: 'time' as const, at: AGES_AGO, phrase: null, isChosen: true },
  wakesAtNight: false,
  hidesForecasts: true,
};
