import type { Machine } from './machine.ts';
import { DAY, firstAt, floorDay, HOUR, isNightAt, type Stretch, wallAt, weekdayAt } from './oracle.ts';
import type { Asked } from './questions.ts';
import type { Tally } from './tally.ts';

/** A message about one prediction: step 0 asks, 1 to 3 remind. */
interface Said {
  readonly predictionId: string;
  readonly step: number;
  readonly at: number;
  readonly deliveryId: string;
}

const STEPS = [0, 1, 2, 3] as const;
/** An answer to a wrong clock may come this much later than its time. */
const LOOK = 10 * 60_000;

/** Each question at its minute, each reminder at 09:00 of exactly the working day it must come on. */
export async function judgeExactly(tally: Tally, machine: Machine, people: readonly Asked[]): Promise<void> {
  const said = await listSaid(machine);
  for (const { zone, dues } of people)
    for (const [id, due] of dues) {
      const must = [due, ...remindersOf(zone.stretches, due)];
      for (const step of STEPS) {
        const times = (said.get(id) ?? []).filter((one) => one.step === step);
        const name = `${zone.name}, ${id}, step ${step}`;
        tally.count(step === 0 ? 'follow-ups' : 'reminders of a question');
        if (times.length === 0) tally.skipped(name);
        if (times.length > 1) tally.doubled(name);
        if (times[0] && times[0].at !== must[step])
          tally.wrong(`${name}: ${iso(times[0].at)} instead of ${iso(must[step] ?? 0)}`);
      }
    }
  judgeDays(tally, people, said);
  tally.count('people', people.length);
}

/** Each question and reminder once, in order, none early, none at a wrong hour, however wrong the clock was. */
export async function judgeLoosely(tally: Tally, machine: Machine, people: readonly Asked[]): Promise<void> {
  const said = await listSaid(machine);
  for (const { zone, dues } of people)
    for (const [id, due] of dues) {
      for (const step of STEPS) {
        const times = (said.get(id) ?? []).filter((one) => one.step === step);
        const name = `${zone.name}, ${id}, step ${step}`;
        tally.count(step === 0 ? 'follow-ups' : 'reminders of a question');
        if (times.length === 0) tally.skipped(name);
        if (times.length > 1) tally.doubled(name);
        const at = times[0]?.at;
        if (at === undefined) continue;
        const isOnTime = step === 0 && at >= due && at - due <= LOOK;
        if (!(isOnTime || (at >= due && isAwake(zone.stretches, at)))) tally.wrong(`${name}: ${iso(at)}`);
      }
    }
  judgeDays(tally, people, said);
  tally.count('people', people.length);
}

/** No more than one reminder a person and day of theirs. */
function judgeDays(tally: Tally, people: readonly Asked[], said: ReadonlyMap<string, readonly Said[]>): void {
  for (const { zone, dues, userId } of people) {
    const byDay = new Map<number, Set<string>>();
    for (const one of [...dues.keys()].flatMap((id) => said.get(id) ?? [])) {
      if (one.step === 0) continue;
      const day = floorDay(wallAt(zone.stretches, one.at));
      byDay.set(day, (byDay.get(day) ?? new Set()).add(one.deliveryId));
    }
    tally.count('reminder messages', byDay.size);
    for (const [day, ids] of byDay)
      if (ids.size > 1) tally.doubled(`${zone.name}, ${userId}: reminders of ${iso(day)}`);
  }
}

const isAwake = (stretches: readonly Stretch[], at: number) =>
  !isNightAt(wallAt(stretches, at)) && isWorkDay(wallAt(stretches, at));
const isWorkDay = (wall: number) => weekdayAt(wall) <= 5;

/** 09:00 of the next working day, and 3 and 7 days after that one, each moved to a working day. */
function remindersOf(stretches: readonly Stretch[], askedAt: number): number[] {
  const first = workDayFrom(floorDay(wallAt(stretches, askedAt)) + DAY);
  return [first, workDayFrom(first + 3 * DAY), workDayFrom(first + 7 * DAY)].map((day) =>
    firstAt(stretches, day + 9 * HOUR),
  );
}

function workDayFrom(day: number): number {
  return isWorkDay(day) ? day : workDayFrom(day + DAY);
}

async function listSaid({ deps }: Machine): Promise<Map<string, Said[]>> {
  const rows = await deps.db.read
    .selectFrom('delivery_items')
    .innerJoin('deliveries', 'deliveries.id', 'delivery_items.delivery_id')
    .select(['delivery_id', 'prediction_id', 'step', 'due_at'])
    .execute();
  const said = new Map<string, Said[]>();
  for (const row of rows) {
    const one = {
      predictionId: row.prediction_id,
      step: row.step,
      at: Date.parse(row.due_at),
      deliveryId: row.delivery_id,
    };
    said.set(row.prediction_id, [...(said.get(row.prediction_id) ?? []), one]);
  }
  return said;
}

const iso = (at: number) => new Date(at).toISOString();
