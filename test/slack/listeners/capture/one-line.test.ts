import { describe, expect, test } from 'vitest';
import { answer } from '../../../../src/usecases/answer/answer.ts';
import oneliners from '../../../fixtures/oneliners.json' with { type: 'json' };
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from './nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

describe('one line', () => {
  test('a sure line is recorded and read back, the time first', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');

    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70% #lr');

    const back = await ana.waitForMessage('#random', 'Recorded');
    expect(back.plain.split('\n')[0]).toContain('tomorrow 17:00');
    expect(back.plain).toContain('Private: only you see it.');
    expect(await world.slack.as('maria').messages('#random')).not.toContainEqual(
      expect.objectContaining({ plain: expect.stringContaining('val_loss') }),
    );
    await nothingWrong(world);
  });

  test('every line that people type is recorded or asked about, and Slack takes every answer', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    expect(oneliners.length).toBeGreaterThan(20);

    for (const { text } of oneliners) {
      const before = (await ana.messages('#random')).length;
      await ana.command('#random', `/predict ${text}`);
      const after = await ana.messages('#random');
      expect(after.length, text).toBe(before + 1);
    }

    await nothingWrong(world);
  });

  test('a missing percent is one tap away', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict pretty sure the new tokenizer wont hurt bpb');
    const asked = await ana.waitForMessage('#random', 'How likely is it?');
    expect(asked.buttons.map((button) => button.text)).toEqual([
      ...['5%', '20%', '35%', '50%', '65%', '80%', '95%', 'Other'],
      ...['Edit', 'Throw away'],
    ]);

    await ana.click(asked, '80%');

    const back = await ana.waitForMessage('#random', 'Recorded');
    expect(back.plain).toContain('80%');
    expect(await ana.messages('#random')).not.toContainEqual(
      expect.objectContaining({ plain: expect.stringContaining('How likely is it?') }),
    );
    await nothingWrong(world);
  });

  test('any other percent is typed', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict pretty sure the new tokenizer wont hurt bpb');
    await ana.click(await ana.waitForMessage('#random', 'How likely is it?'), 'Other');
    const form = await ana.modal('How likely is it?');

    expect(await ana.submit(form, { 'How likely is it?': '140' })).toMatchObject({
      errors: { 'capture.field.percent': expect.stringContaining('between 0 and 100') },
    });
    await ana.submit(form, { 'How likely is it?': '2:1' });

    expect((await ana.waitForMessage('#random', 'Recorded')).plain).toContain('67%');
    await nothingWrong(world);
  });

  test('a reading that takes something for granted is recorded on the tap', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict lr 3e-4 diverges, 3e-5 is fine. 80');
    const asked = await ana.waitForMessage('#random', 'Did I read this right?');
    expect(asked.plain).toContain('80 at the end');

    await ana.click(asked, 'Looks right');

    expect((await ana.waitForMessage('#random', 'Recorded')).plain).toContain('80%');
    await nothingWrong(world);
  });

  test('two readings are both offered; the chosen one asks for what it lacks', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict 60% val acc');
    const asked = await ana.waitForMessage('#random', 'in two ways');

    await ana.click(asked, 'I mean 1');
    const percent = await ana.waitForMessage('#random', 'How likely is it?');
    expect(percent.plain).toContain('reaches 60%');
    await ana.click(percent, '35%');

    const back = await ana.waitForMessage('#random', 'Recorded');
    expect(back.plain).toContain('≥ 60%');
    await nothingWrong(world);
  });

  test('what only the form can finish opens it, filled; closing it keeps the line as a draft', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');

    await ana.command('#random', '/predict val_loss < 0.35 140%');

    const form = await ana.modal('Record a prediction');
    expect(JSON.stringify(form.values)).toContain('val_loss < 0.35');
    const rows = await world.hunch.deps.db.read.selectFrom('drafts').select('text').execute();
    expect(rows).toEqual([{ text: 'val_loss &lt; 0.35 140%' }]);
    await ana.submit(form, { 'What will happen?': 'val_loss < 0.35', 'How likely is it?': '40' });
    await ana.waitForMessage('#random', 'Recorded');
    expect(await world.hunch.deps.db.read.selectFrom('drafts').select('id').execute()).toEqual([]);
    await nothingWrong(world);
  });

  test('when it cannot be stored, what was typed stays in the form', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await world.hunch.deps.db.close();

    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');

    const form = await ana.modal('Record a prediction');
    expect(JSON.stringify(form.values)).toContain('val_loss < 0.35');
    expect(JSON.stringify(form.values)).toContain('70');
    const told = await ana.waitForMessage('#random', 'did not work');
    expect(told.plain).toContain('reference');
  });

  test('after recording it shows what came of predictions like it', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict longer warmup keeps loss below 2, 80% #lr');
    const { id, author_id } = await world.hunch.deps.db.read
      .selectFrom('predictions')
      .select(['id', 'author_id'])
      .executeTakeFirstOrThrow();
    const request = { teamId: world.sandbox.teamId, userId: author_id, predictionId: id };
    await answer(world.hunch.deps, { ...request, outcome: { kind: 'no' } });

    await ana.command('#random', '/predict shorter warmup keeps loss below 1.9, 60% #lr');

    const back = await ana.waitForMessage('#random', 'Like it before');
    expect(back.plain).toContain('longer warmup keeps loss below 2: 80% was said, it came out no');
    await nothingWrong(world);
  });

  test('several lines: one reading back, each with its own buttons', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command(
      '#random',
      '/predict loss stays below 2, 70%\nthe new tokenizer wont hurt bpb\nno NaNs overnight, 92%, 8am',
    );

    const back = await ana.waitForMessage('#random', 'loss stays below 2');
    expect(back.plain).toContain('no NaNs overnight');
    expect(back.plain).toContain('How likely is it?');
    await ana.click(back, '50%');

    const all = await world.slack.waitFor(async () => {
      const found = await ana.waitForMessage('#random', 'no NaNs overnight');
      return !found.plain.includes('How likely') && found;
    });
    expect(all.plain).toContain('bpb');
    expect(all.buttons.filter((button) => button.text === 'Withdraw')).toHaveLength(3);
    await nothingWrong(world);
  });

  test.each(['digest loss stays below 2, 70%', 'tokens per second > 3k 70%', 'list wins over dict, 70%'])(
    '"%s" is a prediction although it begins like a command',
    async (line) => {
      await using world = await openWorld('sqlite', MONDAY);
      const ana = world.slack.as('ana');

      await ana.command('#random', `/predict ${line}`);

      await ana.waitForMessage('#random', 'Recorded');
    },
  );

  test('one unknown word alone gets help, and is kept nowhere', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');

    await ana.command('#random', '/predict hello');

    expect((await ana.waitForMessage('#random', '/predict')).ephemeral).toBe(true);
    expect(await world.hunch.deps.db.read.selectFrom('drafts').select('id').execute()).toEqual([]);
    await nothingWrong(world);
  });

  test('nothing in a claim can ping anybody', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');

    await ana.command('#random', '/predict beats <!channel> & <@U0MARIA001> says *bold* <https://x.y|z> 70%');

    const back = await ana.waitForMessage('#random', 'Recorded');
    expect(JSON.stringify(back.blocks)).not.toMatch(/<!channel|<@U/);
    expect(back.text).not.toMatch(/<!channel|<@U/);
    await nothingWrong(world);
  });
});
