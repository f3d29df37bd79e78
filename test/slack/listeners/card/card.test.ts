import { describe, expect, test } from 'vitest';
import { answer } from '../../../../src/usecases/answer/answer.ts';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';
import { shareAndAnswer } from '../digest/outcomes.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

describe('a card in a channel', () => {
  test('with hiding on nobody sees another’s number before the outcome; then everyone’s, the closest and the lesson', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const card = await shared(world, 'val_loss < 0.35 by friday 17:00 70% because warmup');
    const maria = world.slack.as('maria');
    await maria.click(card, '20%');
    await world.slack.waitFor(async () => (await maria.again(card)).plain.includes('2 forecasts'));
    const open = await maria.again(card);
    expect(open.plain).not.toMatch(/70%|warmup/);

    await settle(world, { kind: 'no' });

    const resolved = await world.slack.waitFor(async () => {
      const again = await maria.again(card);
      return again.plain.includes('It came out: no') && again;
    });
    expect(resolved.plain).toContain('Maria: 20%, 0.3 bits of surprise');
    expect(resolved.plain).toContain('Ana: 70%, 1.7 bits of surprise');
    expect(resolved.plain).toContain('Closest: Maria. Together you said 45%. You were split: 20% to 70%.');
    expect(resolved.plain).toContain('Because warmup');
    expect(resolved.buttons).toEqual([]);
    await maria.waitForMessage('#training', 'It came out: no', { threadTs: card.ts });
    await nothingWrong(world);
  });

  test('nobody is told in the thread when nobody else has forecast', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const card = await shared(world, 'val_loss < 0.35 by friday 17:00 70%');

    await settle(world, { kind: 'yes' });

    const maria = world.slack.as('maria');
    await world.slack.waitFor(async () => (await maria.again(card)).plain.includes('It came out: yes'));
    expect(await maria.messages('#training', { threadTs: card.ts })).toHaveLength(1);
    await nothingWrong(world);
  });

  test('a number: others say theirs in a form', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const card = await shared(world, 'takes 6-9h on 8xH100 (70%) check friday');
    const maria = world.slack.as('maria');
    await maria.click(card, 'Add your forecast');
    const form = await maria.modal('Add your forecast');

    const refused = await maria.submit(form, { Low: '9', High: '4' });
    expect(Object.keys(refused.errors ?? {})).toEqual(['capture.field.high']);
    await maria.submit(form, { Low: '4', High: '9' });

    await maria.waitForMessage('#training', 'Your forecast 4 to 9 h is in');
    await nothingWrong(world);
  });

  test('options: a percent for each, which sum to 100', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const card = await shared(world, 'A) overfit  B) still improving  C) NaN — 45% / 45% / 10%');
    const maria = world.slack.as('maria');
    await maria.click(card, 'Add your forecast');
    const form = await maria.modal('Add your forecast');

    const refused = await maria.submit(form, percents('40', '20', '20'));
    expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('sum to 80')]);
    await maria.submit(form, percents('60', '20', '20'));

    await maria.waitForMessage('#training', 'Your forecast overfit 60% is in');
    await nothingWrong(world);
  });

  test('once it is due it takes no more forecasts', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const card = await shared(world, 'val_loss < 0.35 by friday 17:00 70%');
    await world.slack.clock.moveTo('2026-11-27T16:00:00Z');
    const maria = world.slack.as('maria');

    await maria.click(card, '20%');

    await maria.waitForMessage('#training', 'takes no more forecasts');
    await nothingWrong(world);
  });

  test('withdrawn within ten minutes it leaves the channel', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await shared(world, 'val_loss < 0.35 by friday 17:00 70%');
    const ana = world.slack.as('ana');

    await ana.click(await ana.waitForMessage('#training', 'Shared in'), 'Withdraw');

    await ana.waitForMessage('#training', 'Nothing of it is left');
    const maria = world.slack.as('maria');
    await world.slack.waitFor(async () =>
      (await maria.messages('#training')).every((message) => !message.plain.includes('val_loss')),
    );
    await nothingWrong(world);
  });

  test('what came of claims like it is shown after one’s own forecast, to nobody else', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await shareAndAnswer(world.hunch.deps, 3);
    await shared(world, 'idea nine beats the baseline by friday 17:00 70% #lr');
    const maria = world.slack.as('maria');
    const card = await maria.waitForMessage('#training', ({ plain }) =>
      /predicts[\s\S]*idea nine/.test(plain),
    );
    expect((await maria.messages('#training')).some(({ plain }) => plain.includes('Like it before'))).toBe(
      false,
    );

    await maria.click(card, '20%');

    const reply = await maria.waitForMessage('#training', 'Your forecast 20% is in');
    expect(reply.plain).toMatch(
      /Like it before:[\s\S]*idea 2 beats the baseline by tomorrow 9am: 30% was said, it came out no/,
    );
    expect(reply.plain).toMatch(/#lr: \d of 3 came true/);
    const others = await world.slack.as('kenji').messages('#training');
    expect(others.some(({ plain }) => plain.includes('Like it before'))).toBe(false);
    await nothingWrong(world);
  });
});

async function shared(world: World, line: string) {
  const ana = world.slack.as('ana');
  await ana.command('#training', `/predict ${line}`);
  await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });
  return world.slack.as('maria').waitForMessage('#training', 'predicts');
}

async function settle(world: World, outcome: { kind: 'yes' } | { kind: 'no' }): Promise<void> {
  const { deps } = world.hunch;
  const { id, author_id } = await deps.db.read
    .selectFrom('predictions')
    .select(['id', 'author_id'])
    .executeTakeFirstOrThrow();
  const request = { teamId: world.sandbox.teamId, userId: author_id, predictionId: id, outcome };
  expect(await answer(deps, request)).toBeNull();
}

const percents = (...typed: readonly string[]) =>
  Object.fromEntries(typed.map((text, position) => [`card.option.${position}`, text]));
