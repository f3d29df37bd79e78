import { copyFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const NOON = '2026-11-24T11:00:00Z';

/** Asked what happened, as often as the person can see it. */
async function asked(world: World, word: string): Promise<number> {
  const ana = world.slack.as('ana');
  const messages = await ana.messages(await ana.dm());
  return messages.filter(({ plain }) => plain.includes('What happened?') && plain.includes(word)).length;
}

const waiting = (world: World) =>
  world.hunch.deps.db.read
    .selectFrom('deliveries')
    .select('key')
    .where('state', 'in', ['pending', 'unknown'])
    .execute();

/** Keeps the present state of the database. */
async function keepState(world: World): Promise<void> {
  await world.outage();
  copyFileSync(world.settings.databaseUrl, `${world.settings.databaseUrl}.older`);
  await world.restart();
}

/** Puts it in the place of what a stopped Hunch has, starts Hunch, and waits until nothing is in doubt. */
async function putBack(world: World): Promise<void> {
  copyFileSync(`${world.settings.databaseUrl}.older`, world.settings.databaseUrl);
  await world.restart();
  await world.slack.waitFor(async () => (await waiting(world)).length === 0, 20_000);
}

describe('an older state of the database is put back', () => {
  test('nothing that was sent since is sent again, alone or several in one message', async () => {
    await using world = await openWorld('sqlite', NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict alone < 1 by tomorrow 3pm 70%');
    for (const claim of ['b < 2', 'c < 3', 'd < 4'])
      await ana.command('#random', `/predict many ${claim} by tomorrow 5pm 70%`);
    await keepState(world);
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');
    await world.slack.clock.moveTo('2026-11-25T16:00:10Z');
    expect([await asked(world, 'alone'), await asked(world, 'many')]).toEqual([1, 1]);
    await world.outage();

    await putBack(world);

    expect([await asked(world, 'alone'), await asked(world, 'many')]).toEqual([1, 1]);
    expect(world.errors).toEqual([]);
  });

  test('what was not sent yet is sent', async () => {
    await using world = await openWorld('sqlite', NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict unsent < 1 by tomorrow 3pm 70%');
    await keepState(world);
    await world.outage();
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');

    await putBack(world);

    expect(await asked(world, 'unsent')).toBe(1);
  });

  test('a reminder that was sent is not sent again', async () => {
    await using world = await openWorld('sqlite', NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict reminded < 1 by tomorrow 3pm 70%');
    await keepState(world);
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');
    await world.slack.clock.moveTo('2026-11-26T08:30:00Z');
    const dm = await ana.dm();
    const all = async () => (await ana.messages(dm)).map(({ plain }) => plain);
    const before = await all();
    expect(before.filter((plain) => plain.includes('Still waiting'))).toHaveLength(1);
    await world.outage();

    await putBack(world);

    expect(await all()).toEqual(before);
  });
});
