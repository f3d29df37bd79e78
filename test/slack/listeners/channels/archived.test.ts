import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { shareIn } from '../card/sharing.ts';

/** A Monday, 09:00 in Berlin. */
const MONDAY = '2026-11-23T08:00:00.000Z';
const TUESDAY_9 = '2026-11-24T08:00:00.000Z';
const LINE = 'val_loss < 0.35 by tomorrow 9am 70%';

test('after a channel is archived its questions still come back; its card follows once it is back', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const [ana, maria] = [world.slack.as('ana'), world.slack.as('maria')];
  await shareIn(world, '#training', LINE);
  const card = await maria.waitForMessage('#training', 'Ana predicts');
  await maria.click(card, '20%');
  await world.slack.waitFor(async () => (await maria.again(card)).plain.includes('2 forecasts'));

  await world.slack.channels.archive('#training');
  await world.slack.clock.moveTo(TUESDAY_9);
  const dm = await ana.dm();
  await ana.click(await ana.waitForMessage(dm, 'val_loss < 0.35'), 'No');

  await ana.waitForMessage(dm, 'You gave 30% to what happened');
  await world.slack.channels.unarchive('#training');
  await world.slack.waitFor(async () => {
    world.hunch.jobs.wake();
    return (await maria.again(card)).plain.includes('It came out: no');
  }, 20_000);
  // That the note below the card could not be posted is nothing the host has to look into.
  expect(world.errors).toEqual([]);
});

test('an archived channel is refused for a new card, and what was typed is kept', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  await world.slack.channels.archive('#evals');

  const refused = await shareIn(world, '#evals', LINE);

  expect(refused.plain).toContain('Not shared. #evals is archived, so nobody can post there.');
  expect(refused.plain).toContain('val_loss < 0.35');
});

test('the digest of an archived channel ends, and whoever set it is told once', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict digest on');
  await ana.waitForMessage('#training', 'The digest of #training is on');

  await world.slack.channels.archive('#training');
  await world.slack.clock.moveTo('2026-11-30T08:00:00.000Z');
  await world.slack.clock.by({ days: 7 });

  const dm = await ana.dm();
  await ana.waitForMessage(dm, 'The weekly digest of #training is off now.');
  await world.slack.idle();
  const told = (await ana.messages(dm)).filter(({ plain }) => plain.includes('is off now'));
  expect(told).toHaveLength(1);
  expect(world.errors).toEqual([]);
});
