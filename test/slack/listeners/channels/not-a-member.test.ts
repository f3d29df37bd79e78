import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { shareIn } from '../card/sharing.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
const LINE = 'val_loss < 0.35 by friday 17:00 70% because warmup';

test('where Hunch is not in a channel it says how to invite it, keeps what was typed, and shares once it is there', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  const refused = await shareIn(world, '#random', LINE);

  expect(refused.plain).toContain('Not shared. I am not in #random yet. Type /invite and my name there');
  expect(refused.plain).toContain('val_loss < 0.35');
  expect(refused.plain).toContain('Private: only you see it.');
  await world.slack.channels.invite('#random', 'bot', 'ana');
  await ana.click(refused, 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#random' });
  await world.slack.as('kenji').waitForMessage('#random', 'Ana predicts');
  expect(world.errors).toEqual([]);
});

test('typed in a channel that Hunch is not in, a line is recorded all the same', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', `/predict ${LINE}`);

  expect((await ana.waitForMessage('#random', 'Recorded')).plain).toContain('Private: only you see it.');
});

test('the form that shares while it records keeps the prediction where it cannot be shared', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict');
  const form = await ana.modal('Record a prediction');

  await ana.submit(form, {
    'What will happen?': 'bleu > 30',
    'How likely is it?': '70',
    'Share in a channel': '#random',
  });

  const back = await ana.waitForMessage('#training', 'Recorded');
  expect(back.plain).toContain('Not shared. I am not in #random yet.');
  expect(back.plain).toContain('bleu > 30');
});
