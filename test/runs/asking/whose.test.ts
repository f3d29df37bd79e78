import { describe, expect, test } from 'vitest';
import { dialects } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { trainer } from '../trainer.ts';

const MORNING = '2026-11-23T09:00:00.000Z';
const CHANNEL = '#training';

describe.each(dialects)('a run of a project’s token on %s', (dialect) => {
  test('of somebody unknown is shown in the project’s channel, and one press of Mine makes it theirs', async () => {
    await using world = await openWorld(dialect, MORNING);
    const program = await trainer(world, 'ana', CHANNEL);
    const [maria, kenji] = [world.slack.as('maria'), world.slack.as('kenji')];
    await program.post('/api/v1/runs/start', { run_id: 'm1', run_name: 'mystery', user: 'msantos' });
    await world.slack.clock.by({ minutes: 4 });
    const note = await maria.waitForMessage(CHANNEL, 'The tracker says msantos');

    await maria.click(note, 'Mine');
    await maria.waitForMessage(CHANNEL, 'mystery is @Maria’s');

    await world.slack.clock.by({ hours: 6 });
    await maria.waitForMessage(await maria.dm(), 'Shall I ask you');
    const { predictions } = (
      await program.post('/api/v1/runs/start', { run_id: 'm2', user: 'msantos', predict: 'acc > 0.9 80%' })
    ).body;
    expect(predictions).toMatchObject([{ claim: 'acc > 0.9 80%' }]);
    expect(await kenji.messages(await kenji.dm())).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  test('floods no channel: five such notes a day at most', async () => {
    await using world = await openWorld(dialect, MORNING);
    const program = await trainer(world, 'ana', CHANNEL);
    const maria = world.slack.as('maria');
    for (let index = 1; index <= 8; index += 1)
      await program.post('/api/v1/runs/start', { run_id: `c${index}`, run_name: `ci-${index}` });

    await world.slack.clock.by({ minutes: 4 });
    await maria.waitForMessage(CHANNEL, 'ci-5 started');
    await world.slack.clock.by({ hours: 2 });

    const notes = (await maria.messages(CHANNEL)).filter(({ plain }) => plain.includes('Whose run is it?'));
    expect(notes).toHaveLength(5);
  });

  test('that a person’s token reports too is that person’s, whoever the body names', async () => {
    await using world = await openWorld(dialect, MORNING);
    const project = await trainer(world, 'ana', CHANNEL);
    const own = await trainer(world, 'ana');
    const maria = world.slack.as('maria');
    const run = { run_id: 'both', run_name: 'both', user: 'buildbot' };
    await project.post('/api/v1/runs/start', run);

    const again = await own.post('/api/v1/runs/start', run);

    expect(again.body['prompted']).toEqual(['U0ANA00001']);
    await world.slack.clock.by({ minutes: 4 });
    await world.slack.as('ana').waitForMessage(await world.slack.as('ana').dm(), 'Shall I ask you');
    expect((await maria.messages(CHANNEL)).filter(({ plain }) => plain.includes('Whose run'))).toEqual([]);
  });
});

describe('a person’s token', () => {
  test('means that person, also when the body names somebody else by e-mail address or Slack id', async () => {
    await using world = await openWorld('sqlite', MORNING);
    const own = await trainer(world, 'kenji');
    const maria = world.slack.as('maria');

    for (const [index, user] of ['maria@acme-research.example', 'U0MARIA001', 'maria'].entries()) {
      const started = await own.post('/api/v1/runs/start', { run_id: `k${index}`, user });
      expect(started.status).toBe(201);
    }
    await world.slack.clock.by({ minutes: 4 });

    await world.slack.as('kenji').waitForMessage(await world.slack.as('kenji').dm(), 'Shall I ask you');
    const owners = await world.hunch.deps.db.read.selectFrom('runs').select('owner_id').execute();
    expect(new Set(owners.map(({ owner_id }) => owner_id))).toEqual(new Set(['U0KENJI001']));
    expect(await maria.messages(await maria.dm())).toEqual([]);
    expect(await world.hunch.deps.db.read.selectFrom('tracker_links').selectAll().execute()).toEqual([]);
  });
});
