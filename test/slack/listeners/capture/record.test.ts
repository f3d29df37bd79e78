import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from './nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

describe('the record form', () => {
  test('what it records is read back where the command was typed', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');

    const done = await ana.submit(await ana.modal('Record a prediction'), {
      'What will happen?': 'val_loss < 0.35',
      'How likely is it?': '70',
      'Or at another time': 'tomorrow 15:00',
    });

    expect(done).toMatchObject({ ok: true });
    const back = await ana.waitForMessage('#training', 'I will ask');
    expect(back).toMatchObject({ ephemeral: true });
    expect(back.plain).toContain('tomorrow 15:00');
    expect(back.plain).toContain('70%');
    expect(back.buttons.map((button) => button.text)).toEqual([
      'Ask at another time',
      'Edit',
      'Share',
      'Hand over',
      'Withdraw',
    ]);
    await nothingWrong(world);
  });

  test('it opens although the database is closed: nothing is looked up before', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    // Looking for work would miss the database, too, and say so.
    await world.hunch.jobs.pause();
    await world.hunch.deps.db.close();

    const outcome = await ana.command('#training', '/predict');

    expect(outcome).toMatchObject({ ok: true });
    expect(await ana.modal('Record a prediction')).toBeDefined();
    expect(world.errors).toEqual([]);
  });

  test('so does the message shortcut, with the words of the message', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    const said = await world.slack.as('maria').say('#training', 'run-142 looks good');
    await world.hunch.jobs.pause();
    await world.hunch.deps.db.close();

    const outcome = await ana.shortcut('capture.message', said);

    expect(outcome).toMatchObject({ ok: true });
    const form = await ana.modal('Record a prediction');
    expect(JSON.stringify(form.blocks)).toContain('run-142 looks good');
    expect(world.errors).toEqual([]);
  });

  test('opening is the first thing that leaves, before the ack', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    const [last] = (await world.slack.log()).slice(-1);

    await ana.command('#training', '/predict');

    const calls = await world.slack.log({ after: last?.id ?? 0 });
    const fromHunch = calls.filter((entry) => entry.direction === 'app-to-slack');
    expect(fromHunch[0]).toMatchObject({ method: 'views.open' });
  });

  test('choosing another kind changes the form in place and keeps what was typed', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');
    const binary = await ana.modal('Record a prediction');
    await ana.fill(binary, { 'What will happen?': 'Final loss of the sweep', Because: 'smaller batch' });

    await ana.choose(binary, 'How will it be answered?', 'A number');
    const numeric = await world.slack.waitFor(async () => {
      const view = await ana.modal('Record a prediction');
      return view.plain.includes('Which number?') && view;
    });

    expect(numeric.plain).not.toContain('How likely is it?');
    const done = await ana.submit(numeric, { Low: '1.7', High: '1.9', Unit: 'nats' });
    expect(done).toMatchObject({ ok: true });
    const back = await ana.waitForMessage('#training', 'I will ask');
    expect(back.plain).toContain('Final loss of the sweep');
    expect(back.plain).toContain('1.7 to 1.9 nats (80% sure)');
    expect(back.plain).toContain('Because smaller batch');
    await nothingWrong(world);
  });

  test('options are read back with their percents', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');
    const binary = await ana.modal('Record a prediction');
    await ana.choose(binary, 'How will it be answered?', 'One of several options');
    const choice = await world.slack.waitFor(async () => {
      const view = await ana.modal('Record a prediction');
      return view.plain.includes('What is open?') && view;
    });

    await ana.submit(choice, {
      'What is open?': 'How does the long run end?',
      'Options, one a line, each with its percent': 'overfits 45\nimproves 45\nNaN 10',
    });

    const back = await ana.waitForMessage('#training', 'I will ask');
    expect(back.plain).toContain('overfits: 45% · improves: 45% · NaN: 10%');
  });

  test('what is wrong is said under its field and what was typed stays', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');
    const form = await ana.modal('Record a prediction');

    const refused = await ana.submit(form, {
      'What will happen?': 'x'.repeat(700),
      'How likely is it?': '140%',
      'Or at another time': 'soonish',
    });

    expect(Object.values(refused.errors ?? {})).toEqual([
      expect.stringContaining('600 characters'),
      expect.stringContaining('between 0 and 100'),
      expect.stringContaining('cannot read that time'),
    ]);
    const still = await ana.modal('Record a prediction');
    expect(JSON.stringify(still.values)).toContain('x'.repeat(700));
    const mended = await ana.submit(still, {
      'What will happen?': 'short',
      'How likely is it?': '40',
      'Or at another time': '',
    });
    expect(mended).toMatchObject({ ok: true });
  });

  test('tags can be typed freely, runs chosen, and a channel to share in', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');
    const form = await ana.modal('Record a prediction');

    const offered = await ana.suggest(form, 'Tags', '#Warm Up');
    expect(JSON.stringify(offered)).toContain('warm-up');
    await ana.choose(form, 'Tags', ['warm-up']);
    const done = await ana.submit(form, {
      'What will happen?': 'it converges',
      'How likely is it?': '7/10',
      'Share in a channel': '#training',
    });

    expect(done).toMatchObject({ ok: true });
    const back = await ana.waitForMessage('#training', (message) => message.ephemeral);
    expect(back.plain).toContain('#warm-up');
    expect(back.plain).toContain('Shared in #training');
    const card = await world.slack.as('maria').waitForMessage('#training', 'predicts');
    expect(card.plain).toContain('it converges');
    expect(card.plain).not.toContain('70%');
    await nothingWrong(world);
  });

  test('the message shortcut brings the run link and the words along', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    const said = await world.slack
      .as('maria')
      .say('#training', 'started https://wandb.ai/acme/llm-sft/runs/3k9x1abc with the new warmup');

    await ana.shortcut('capture.message', said);

    const form = await ana.modal('Record a prediction');
    expect(JSON.stringify(form.values)).toContain('https://wandb.ai/acme/llm-sft/runs/3k9x1abc');
    expect(JSON.stringify(form.values)).toContain('with the new warmup');
    await ana.submit(form, { 'How likely is it?': '60' });
    const back = await ana.waitForMessage('#training', 'I will ask when the run finishes');
    expect(back.plain).toContain('3k9x1abc');
    await nothingWrong(world);
  });

  test('only a claim that compares with something is asked for the value of that today', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');
    const form = await ana.modal('Record a prediction');
    expect(form.plain).not.toContain('Compared with');
    await ana.fill(form, { 'What will happen?': 'final loss vs last night' });

    await ana.choose(form, { actionId: 'capture.kind' }, 'A number');

    const changed = await world.slack.waitFor(async () => {
      const now = await ana.modal('Record a prediction');
      return now.plain.includes('Compared with') && now;
    });
    await ana.submit(changed, { Low: '1', High: '2', 'Compared with': 'last night 1.91' });
    const back = await ana.waitForMessage('#training', 'Recorded');
    expect(back.plain).toContain('Compared with last night: 1.91 today');
    await nothingWrong(world);
  });

  test('a form that never asked offers to add the value afterwards', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict');

    await ana.submit(await ana.modal('Record a prediction'), {
      'What will happen?': 'beats the baseline',
      'How likely is it?': '60',
    });

    const back = await ana.waitForMessage('#training', 'Recorded');
    expect(back.buttons.map(({ text }) => text)).toContain('Add the value of baseline');
    await nothingWrong(world);
  });
});
