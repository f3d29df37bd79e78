import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';
import { shareIn } from '../card/sharing.ts';

/** A Monday, 09:00 in Berlin. */
const MONDAY = '2026-11-23T08:00:00.000Z';

test('after a channel is renamed its card is still edited, and its digest and forms carry the new name', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const [ana, maria] = [world.slack.as('ana'), world.slack.as('maria')];
  await ana.command('#training', '/predict digest on');
  await ana.waitForMessage('#training', 'The digest of #training is on');
  await shareIn(world, '#training', 'val_loss < 0.35 by tomorrow 9am 70%');
  const card = await maria.waitForMessage('#training', 'Ana predicts');

  await world.slack.channels.rename('#training', 'pretraining');

  await maria.click(card, '20%');
  await world.slack.waitFor(async () => (await maria.again(card)).plain.includes('2 forecasts'));
  await ana.command('#pretraining', '/predict digest');
  const form = await ana.modal('Weekly digest');
  expect(form.plain).toContain('#pretraining');
  await ana.close(form);
  await ana.command('#pretraining', '/predict digest now');
  await ana.waitForMessage('#pretraining', 'What #pretraining expected');
  await world.slack.clock.moveTo('2026-11-30T08:00:00.000Z');
  await maria.waitForMessage(
    '#pretraining',
    ({ ephemeral, plain }) => !ephemeral && plain.includes('What #pretraining expected'),
  );
  await nothingWrong(world);
});
