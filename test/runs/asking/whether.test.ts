import { describe, expect, test } from 'vitest';
import { dialects } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { reporting } from './opted-in.ts';

const MORNING = '2026-11-23T09:00:00.000Z';
const QUESTION = 'Shall I ask you';

describe.each(dialects)('whether to be asked at starts, on %s', (dialect) => {
  test('is asked once, at the first start ever, and nothing is asked at starts until it is tapped', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, said } = await reporting(world);

    await start('first');
    await world.slack.clock.by({ minutes: 4 });
    const question = await person.waitForMessage(dm, QUESTION);
    for (const id of ['second', 'third']) await start(id);
    await world.slack.clock.by({ days: 3 });
    await start('fourth');
    await world.slack.clock.by({ hours: 1 });

    expect(question.buttons.map(({ text }) => text)).toEqual([
      'Ask me at every start',
      'Only with a prediction',
      'Never',
    ]);
    expect(await said(QUESTION)).toHaveLength(1);
    expect(await said('What do you expect of it')).toHaveLength(0);
    expect(world.errors).toEqual([]);
  });

  test.each([
    ['Only with a prediction', 'I keep quiet unless'],
    ['Never', 'I will not write when runs start'],
  ])('“%s” keeps starts quiet; a prediction sent along is recorded all the same', async (button, chosen) => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, program, start, end, said } = await reporting(world);
    await start('first');
    await world.slack.clock.by({ minutes: 4 });

    await person.click(await person.waitForMessage(dm, QUESTION), button);
    await person.waitForMessage(dm, chosen);
    await start('second');
    await start('third', { predict: 'val_loss < 2 70%' });
    await world.slack.clock.by({ hours: 1 });

    expect(await said('What do you expect of it')).toHaveLength(0);
    const list = await program.get('/api/v1/predictions');
    expect(list.body).toMatchObject({ predictions: [{ claim: 'val_loss < 2', said: '70%' }] });
    await end('third', { summary: { val_loss: 1.9 } });
    await person.waitForMessage(dm, 'val_loss ended at 1.9');
  });

  test('is not used up by a first run that broke within three minutes: the next one that lives brings it', async () => {
    await using world = await openWorld(dialect, MORNING);
    const { person, dm, start, end, said } = await reporting(world);

    await start('typo');
    await world.slack.clock.by({ minutes: 1 });
    await start('beside');
    await end('typo', { exit_code: 1, state: 'failed' });
    await world.slack.clock.by({ minutes: 1 });
    await end('beside');
    await world.slack.clock.by({ hours: 1 });
    expect(await said(QUESTION)).toHaveLength(0);

    await start('real');
    await world.slack.clock.by({ minutes: 4 });

    expect((await person.waitForMessage(dm, QUESTION)).plain).toContain('real started');
  });
});
