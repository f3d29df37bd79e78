import { planDigests } from '../../src/jobs/looks/plan-digests.ts';
import { findDigest } from '../../src/store/digests/settings.ts';
import { setChannelDigest } from '../../src/usecases/digest/set-digest.ts';
import { type Machine, openMachine } from './machine.ts';
import { DAY, firstAt, HOUR, wallAt, weekAt, weekdayAt } from './oracle.ts';
import { openTally, type Tally } from './tally.ts';
import type { Year, Zone } from './zones.ts';

/** A channel of four people in four zones, who move its digest now and then. */
interface Busy {
  readonly channelId: string;
  readonly people: readonly { readonly userId: string; readonly zone: Zone }[];
  /** When it is moved next. */
  moveAt: number;
  /** Every appointment there was, and the true time at which it was made. */
  readonly kept: {
    readonly at: number;
    readonly zone: Zone;
    readonly weekday: number;
    readonly hour: number;
  }[];
}

const CHANNELS = 24;
/** Days between two moves, at random. */
const [MOVE_MIN, MOVE_MAX] = [5, 60];

/** Digests of channels whose people move them to other hours, days and zones on random days of a year. */
export async function channelYear(zones: readonly Zone[], year: Year, random: () => number): Promise<Tally> {
  const tally = openTally('digests that people move');
  const channels = [...Array(CHANNELS).keys()].map((index) => openChannel(index, zones, year, random));
  await using machine = await openMachine(year.from, slackOf(channels));
  for (const channel of channels) await move(machine, channel, random);
  for (;;) {
    const due = await machine.deps.db.read
      .selectFrom('digests')
      .select('next_due_at')
      .orderBy('next_due_at')
      .executeTakeFirst();
    machine.now = Math.min(Date.parse(due?.next_due_at ?? ''), ...channels.map(({ moveAt }) => moveAt));
    if (machine.now >= year.to) break;
    for (const channel of channels) if (channel.moveAt === machine.now) await move(machine, channel, random);
    await planDigests(machine.deps);
    await machine.sendAll();
  }
  for (const channel of channels) await judge(tally, machine, channel);
  tally.count('channels of four people', channels.length);
  return tally;
}

function openChannel(index: number, zones: readonly Zone[], { from }: Year, random: () => number): Busy {
  const people = [0, 1, 2, 3].map((person) => ({
    userId: `U${index}-${person}`,
    zone: zones[Math.floor(random() * zones.length)] as Zone,
  }));
  return { channelId: `C${index}`, people, moveAt: from, kept: [] };
}

/** One of the four sets another hour and weekday, in their own zone. */
async function move(machine: Machine, channel: Busy, random: () => number): Promise<void> {
  const by = channel.people[Math.floor(random() * 4)] as Busy['people'][number];
  const [weekday, hour] = [1 + Math.floor(random() * 7), Math.floor(random() * 24)];
  const { channelId } = channel;
  const set = await setChannelDigest(machine.deps, {
    teamId: 'T1',
    userId: by.userId,
    channelId,
    isOn: true,
    weekday,
    hour,
  });
  if (typeof set === 'string') throw new Error(set);
  channel.kept.push({ at: machine.now, zone: by.zone, weekday, hour });
  channel.moveAt = machine.now + Math.floor((MOVE_MIN + random() * (MOVE_MAX - MOVE_MIN)) * DAY);
}

/** One a local week at most, one in each that nobody moved it in, at the hour set, and nothing told twice or left out. */
async function judge(tally: Tally, machine: Machine, { channelId, kept }: Busy): Promise<void> {
  const rows = await machine.deps.db.read
    .selectFrom('deliveries')
    .select(['key', 'due_at', 'payload'])
    .where('kind', '=', 'digest')
    .where('channel_id', '=', channelId)
    .orderBy('due_at')
    .execute();
  tally.count('digests', rows.length);
  tally.count('moves', kept.length);
  let before: { readonly at: number; readonly week: string; readonly until: string } | null = null;
  for (const row of rows) {
    const at = Date.parse(row.due_at);
    const set = kept.findLast((appointment) => appointment.at < at) ?? kept[0];
    if (!set) throw new Error('a digest without an appointment');
    const wall = wallAt(set.zone.stretches, at);
    const week = row.key.slice(-8);
    const { since, until } = JSON.parse(row.payload) as { since: string; until: string };
    const name = `${channelId}, ${week}, ${row.due_at} in ${set.zone.name}`;
    const appointment = Math.floor(wall / DAY) * DAY + set.hour * HOUR;
    if (
      weekdayAt(wall) !== set.weekday ||
      firstAt(set.zone.stretches, appointment) !== at ||
      weekAt(wall) !== week
    )
      tally.wrong(name);
    if (before !== null && week <= before.week) tally.doubled(name);
    if (before !== null && since !== before.until)
      tally.wrong(`${name}: tells from ${since}, not from ${before.until}`);
    const isMoved = before !== null && kept.some((move) => move.at > (before?.at ?? 0) && move.at <= at);
    if (before !== null && !isMoved && at - before.at > 8 * DAY) tally.skipped(`${name}: a week before it`);
    if (before !== null && isMoved && at - before.at > 21 * DAY) tally.skipped(`${name}: weeks before it`);
    before = { at, week, until };
  }
  const last = await findDigest(machine.deps.db.read, 'T1', channelId);
  if (before !== null && last?.lastWeek !== before.week) tally.skipped(`${channelId}: ${last?.lastWeek}`);
}

function slackOf(channels: readonly Busy[]): Parameters<typeof openMachine>[1] {
  const zoneOf = (userId: string) =>
    channels.flatMap(({ people }) => people).find((person) => person.userId === userId)?.zone.name ?? 'UTC';
  const plain = { isGuest: false, isExternal: false, isBot: false, isDeleted: false, isAdmin: false };
  const open = { isPrivate: false, isArchived: false, isExternal: false, hasBot: true };
  return {
    user: async (teamId, userId) => ({ ...plain, teamId, userId, name: userId, zone: zoneOf(userId) }),
    channel: async (_teamId, channelId) => ({ ...open, channelId, name: channelId }),
    members: async (_teamId, channelId) =>
      channels.find((channel) => channel.channelId === channelId)?.people.map(({ userId }) => userId) ?? [],
  };
}
