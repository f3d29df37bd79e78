import { describe, expect, test } from 'vitest';
import { enqueue } from '../../src/store/deliveries/enqueue.ts';
import { dialects } from '../support/databases.ts';
import { openSmallWorld, type SmallWorld } from '../support/small-world.ts';
import { openWorld } from '../support/world.ts';

const NOON = '2026-11-24T12:00:00.000Z';
const MINUTE_MS = 60_000;
const PEOPLE = ['U1', 'U2', 'U3'];

/** A message to each of three people, which fell due while Hunch was running. */
async function openWaiting(dialect: 'sqlite' | 'postgres'): Promise<SmallWorld> {
  const world = await openSmallWorld(dialect, NOON, PEOPLE);
  world.now += MINUTE_MS;
  const { db, clock } = world.deps();
  for (const userId of PEOPLE) {
    const what = { teamId: 'T1', kind: 'reply', key: userId, userId, channelId: null, dueAt: clock.now() };
    await db.write((tx) => enqueue(tx, { ...what, payload: { text: `Good day, ${userId}.` } }, clock.now()));
  }
  return world;
}

const messageTo = async (world: SmallWorld, key: string) =>
  world.deps().db.read.selectFrom('deliveries').selectAll().where('key', '=', key).executeTakeFirstOrThrow();

const set = (
  world: SmallWorld,
  key: string,
  columns: Partial<{ begun: number; begun_at: string; kind: string }>,
) =>
  world.deps().db.write((tx) => tx.updateTable('deliveries').set(columns).where('key', '=', key).execute());

/** Lets time pass, a start after each end of the process, until the message is settled. */
async function liveUntilSettled(world: SmallWorld, key: string): Promise<void> {
  for (let lives = 0; lives < 20 && (await messageTo(world, key)).state === 'pending'; lives += 1) {
    await world.look();
    world.now += MINUTE_MS;
  }
}

const said = (world: SmallWorld) => world.slack.messages.map(({ text }) => text).sort();

describe.each(dialects)('a message whose writing ends the whole process, on %s', (dialect) => {
  test('is given up after five starts; everybody else has theirs, once, and its reader is told, once', async () => {
    await using world = await openWaiting(dialect);
    world.deadly = (await messageTo(world, 'U2')).id;

    await liveUntilSettled(world, 'U2');
    for (let more = 0; more < 3; more += 1) await world.look();

    expect(await messageTo(world, 'U2')).toMatchObject({
      state: 'failed',
      last_error: 'ended_the_process',
      begun: 5,
      attempts: 0,
    });
    expect(said(world)).toEqual([
      'Good day, U1.',
      'Good day, U3.',
      'There was a message for you that I could not write. I stopped five times while I wrote it, so I have given it up. Please tell whoever runs me: npm run doctor lists it. What waits for an answer is on my Home tab.',
    ]);
  });

  test('arrives where the fifth attempt at last succeeds', async () => {
    await using world = await openWaiting(dialect);
    await set(world, 'U2', { begun: 4, begun_at: NOON });

    await world.look();
    await world.look();

    expect(await messageTo(world, 'U2')).toMatchObject({ state: 'sent', begun: 0 });
    expect(said(world)).toEqual(['Good day, U1.', 'Good day, U2.', 'Good day, U3.']);
  });

  test('counts from the beginning where an attempt ended with an error instead', async () => {
    await using world = await openWaiting(dialect);
    await set(world, 'U2', { begun: 4, begun_at: NOON, kind: 'of a version to come' });

    await world.look();

    expect(await messageTo(world, 'U2')).toMatchObject({ state: 'pending', attempts: 1, begun: 0 });
  });

  test('is not given up while another instance may be at work on it', async () => {
    await using world = await openWaiting(dialect);
    await set(world, 'U2', { begun: 5, begun_at: world.deps().clock.machineNow() });

    await world.look();
    expect((await messageTo(world, 'U2')).state).toBe('pending');

    world.now += MINUTE_MS;
    await world.look();
    expect((await messageTo(world, 'U2')).state).toBe('failed');
  });

  test('nothing is counted of what falls due while Hunch runs', async () => {
    await using world = await openWaiting(dialect);

    await world.look();

    for (const key of PEOPLE)
      expect(await messageTo(world, key)).toMatchObject({ state: 'sent', begun_at: null });
  });
});

test('a message that waits for its pictures has not ended anything', async () => {
  await using world = await openWorld('sqlite', NOON);
  const ana = world.slack.as('ana');
  const dm = await ana.dm();
  const { db, clock } = world.hunch.deps;
  const { team_id: teamId } = await db.read.selectFrom('teams').select('team_id').executeTakeFirstOrThrow();
  const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
  const blocks = [
    { type: 'section', text: { type: 'mrkdwn', text: 'Look.' } },
    { type: 'picture', name: 'p', svg: drawn, alt: 'Nothing.' },
  ];
  const payload = { text: 'Look.', blocks };

  await db.write(async (tx) => {
    const what = { teamId, kind: 'pictured', key: 'p', userId: null, channelId: dm, dueAt: clock.now() };
    await enqueue(tx, { ...what, payload }, clock.now());
    await tx.updateTable('deliveries').set({ begun: 4 }).where('key', '=', 'p').execute();
  });
  world.hunch.jobs.wake();

  await ana.waitForMessage(dm, 'Look.');
});
