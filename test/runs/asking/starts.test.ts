import { describe, expect, test } from 'vitest';
import { dialects } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { optedIn } from './opted-in.ts';

const MORNING = '2026-11-23T09:00:00.000Z';
const PROMPT = 'What do you expect of it';

describe.each(dialects)('a start on %s', (dialect) => {
  test('is asked about once the run has lived three minutes; one that ends before is not', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end, said } = await optedIn(world);

    await start('short');
    await start('long');
    await world.slack.clock.by({ minutes: 2 });
    expect(await said(PROMPT)).toHaveLength(0);
    await end('short', { state: 'failed' });
    await world.slack.clock.by({ minutes: 2 });

    await person.waitForMessage(dm, 'long started');
    await world.slack.clock.by({ hours: 1 });
    expect(await said(PROMPT)).toHaveLength(1);
    expect(world.errors).toEqual([]);
  });

  test('is asked about at once where the report says prompt: now, and not at all where it says never', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, said } = await optedIn(world);

    await start('never', { prompt: 'never' });
    await start('now', { prompt: 'now' });

    await person.waitForMessage(dm, 'now started just now');
    await world.slack.clock.by({ hours: 1 });
    expect(await said(PROMPT)).toHaveLength(1);
  });

  test('of a group brings one prompt, also when the first of the group breaks at once', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end, said } = await optedIn(world);
    const group = 'lr-sweep-7';

    await start('arm-1', { group });
    await start('arm-2', { group });
    await world.slack.clock.by({ minutes: 1 });
    await end('arm-1', { state: 'failed' });
    await world.slack.clock.by({ minutes: 4 });

    await person.waitForMessage(dm, 'arm-2 started');
    for (const arm of ['arm-3', 'arm-4']) await start(arm, { group });
    await world.slack.clock.by({ hours: 2 });
    expect(await said(PROMPT)).toHaveLength(1);
  });

  test('is asked about five times a day at most; runs that broke at once do not count', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end, said } = await optedIn(world);
    await world.slack.clock.by({ days: 1, hours: 1 });

    for (const id of ['b1', 'b2', 'b3']) {
      await start(id);
      await end(id, { state: 'failed' });
    }
    for (const id of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']) await start(id);
    await world.slack.clock.by({ minutes: 4 });
    await person.waitForMessage(dm, 'r5 started');
    await world.slack.clock.by({ hours: 3 });
    expect(await said(PROMPT)).toHaveLength(5);

    await world.slack.clock.by({ days: 1 });
    await start('next-day');
    await world.slack.clock.by({ minutes: 4 });
    await person.waitForMessage(dm, 'next-day started');
  });

  test('at 23:00 where its owner lives is asked about at 08:00, and not at all if the run has ended by then', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end, said } = await optedIn(world);

    await world.slack.clock.moveTo('2026-11-23T22:00:00Z'); // 23:00 in Berlin
    await start('overnight');
    await start('urgent', { prompt: 'now' });
    await start('nap');
    await world.slack.clock.by({ hours: 3 });
    await end('nap');
    await end('urgent');
    await world.slack.clock.moveTo('2026-11-24T06:59:00Z');
    expect(await said(PROMPT)).toHaveLength(0);
    await world.slack.clock.moveTo('2026-11-24T07:01:00Z');

    const prompt = await person.waitForMessage(dm, 'overnight started');
    expect(prompt.plain).toMatch(/overnight started (8 h 59 min|9 h( \d min)?) ago/);
    await world.slack.clock.by({ hours: 2 });
    expect(await said(PROMPT)).toHaveLength(1);

    await person.click(prompt, 'Predict');
    await person.submit(await person.modal('Record a prediction'), {
      'What will happen?': 'val_loss < 2',
      'How likely is it?': '70',
    });
    await person.waitForMessage(dm, 'Recorded');
    await end('overnight', { summary: { val_loss: 1.9 } });
    await person.click(await person.waitForMessage(dm, 'val_loss ended at 1.9'), 'Yes');
    const result = await person.waitForMessage(dm, 'You gave 70% to what happened');
    expect(result.plain).toMatch(/It was late \(11 h( \d min)? into the run\)/);
  });
});
