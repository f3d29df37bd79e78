import { describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from './nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

describe('the buttons of a reading back', () => {
  test('Edit changes it in place of the reading back', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, back } = await recorded(world);

    await ana.click(back, 'Edit');
    const form = await ana.modal('Change a prediction');
    expect(JSON.stringify(form.values)).toContain('val_loss < 0.35');
    await ana.submit(form, { 'What will happen?': 'val_loss < 0.30', 'How likely is it?': '45' });

    const now = await ana.waitForMessage('#random', 'val_loss < 0.30');
    expect(now.plain).toContain('45%');
    expect((await ana.messages('#random')).filter((message) => message.ephemeral)).toHaveLength(1);
    await nothingWrong(world);
  });

  test('after ten minutes the form says what to do instead, and Edit becomes "Again with changes"', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, back } = await recorded(world);
    await ana.click(back, 'Edit');
    const form = await ana.modal('Change a prediction');
    await world.slack.clock.by({ minutes: 11 });

    const refused = await ana.submit(form, { 'What will happen?': 'val_loss < 0.30' });

    expect(JSON.stringify(refused.errors)).toContain('Again with changes');
    await ana.close(form);
    await ana.click(back, 'Ask at another time');
    await ana.submit(await ana.modal('Ask at another time'), { 'Or at another time': 'fri 15:00' });
    const now = await ana.waitForMessage('#random', 'Fri 27 Nov 15:00');
    await ana.click(now, 'Again with changes');
    expect(JSON.stringify((await ana.modal('Record a prediction')).values)).toContain('val_loss < 0.35');
    await nothingWrong(world);
  });

  test('Withdraw leaves nothing; pressing it again on an old message says so', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, back } = await recorded(world);

    await ana.click(back, 'Withdraw');

    await ana.waitForMessage('#random', 'Nothing of it is left');
    const rows = await world.hunch.deps.db.read.selectFrom('predictions').select('withdrawn_at').execute();
    expect(rows).toEqual([{ withdrawn_at: expect.any(String) }]);
    await nothingWrong(world);
  });

  test('Share posts a card that others can answer with one tap, numbers hidden', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, back } = await recorded(world);
    await ana.click(back, 'Share');
    const form = await ana.modal('Share a prediction');
    expect(form.plain).toContain('the names of those who forecast');

    await ana.submit(form, { 'Which channel?': '#training' });

    const maria = world.slack.as('maria');
    const card = await maria.waitForMessage('#training', 'predicts');
    expect(card.plain).toContain('1 forecast: Ana');
    expect(card.plain).not.toContain('70%');
    await maria.click(card, '20%');
    await maria.waitForMessage('#training', 'Your forecast 20% is in');
    const edited = await world.slack.waitFor(async () => {
      const again = await maria.again(card);
      return again.plain.includes('2 forecasts: Ana, Maria') && again;
    });
    expect(edited.plain).not.toContain('from 20%');
    expect((await ana.waitForMessage('#random', 'Shared in #training')).plain).toContain('numbers hidden');
    await nothingWrong(world);
  });

  test('a channel without Hunch: it says how to invite it, and keeps the prediction', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, back } = await recorded(world);
    await ana.click(back, 'Share');

    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#random' });

    const now = await ana.waitForMessage('#random', 'Not shared');
    expect(now.plain).toContain('/invite and my name');
    expect(now.plain).toContain('val_loss < 0.35');
    await world.slack.channels.invite('#random', 'bot');
    await ana.click(now, 'Share');
    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#random' });
    await world.slack.as('maria').waitForMessage('#random', 'predicts');
    await nothingWrong(world);
  });

  test('somebody named before the claim can be asked by sharing; only then are they pinged', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict @maria I bet loss stays below 2, 40%, friday 10am');
    const back = await ana.waitForMessage('#random', 'Recorded');
    expect(JSON.stringify(back.blocks)).not.toContain('<@U');

    await ana.click(back, 'Share and ask @maria');
    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });

    const card = await world.slack.as('maria').waitForMessage('#training', 'what do you say?');
    expect(JSON.stringify(card.blocks)).toContain('<@U0MARIA001>');
    await nothingWrong(world);
  });

  test('a claim that compares with something asks for its value today, if the author likes', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict loss drops at least 5% vs last night 75% friday');

    await ana.click(await ana.waitForMessage('#random', 'Recorded'), 'Add the value of last night');
    await ana.submit(await ana.modal('Change a prediction'), { 'Compared with': 'last night 1.91' });

    expect((await ana.waitForMessage('#random', 'last night: 1.91')).plain).toContain('Compared with');
    await nothingWrong(world);
  });

  test('where a digest is on Hunch asks once; "always this way" is remembered', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await switchDigestOn(world);
    await ana.command('#training', '/predict loss stays below 2, 70%');
    const asked = await ana.waitForMessage('#training', 'see it?');

    await ana.choose(asked, { actionId: 'capture.always' }, ['Always this way']);
    await ana.click(await ana.again(asked), 'Share in #training');
    await ana.waitForMessage('#training', 'Shared in #training');
    await ana.command('#training', '/predict loss stays below 3, 90%');

    const second = await ana.waitForMessage('#training', 'loss stays below 3');
    expect(second.plain).toContain('Shared in #training');
    expect(second.plain).not.toContain('see it?');
    await ana.click(second, 'Make private');
    expect((await ana.waitForMessage('#training', 'Private: only you')).plain).toContain('below 3');
    await nothingWrong(world);
  });
});

async function recorded(world: World) {
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by friday 17:00 70% because the warmup is longer');
  return { ana, back: await ana.waitForMessage('#random', 'Recorded') };
}

async function switchDigestOn(world: World): Promise<void> {
  const { db, clock } = world.hunch.deps;
  const team_id = world.sandbox.teamId;
  const channel_id = 'C0TRAIN001';
  const at = clock.now();
  await db.write(async (tx) => {
    await tx
      .insertInto('channels')
      .values({ team_id, channel_id, name: 'training', has_bot: 1, checked_at: clock.machineNow() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tx
      .insertInto('digests')
      .values({
        team_id,
        channel_id,
        zone: 'UTC',
        is_on: 1,
        set_by: 'U0ANA00001',
        set_at: at,
        next_due_at: '2027-01-04T09:00:00.000Z',
        cutoff_at: at,
      })
      .execute();
  });
}
