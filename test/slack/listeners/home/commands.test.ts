import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00Z';

test('a list shows what one recorded, by state and tag, to oneself only', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 9am 70% #lr');
  await ana.command('#random', '/predict no NaN this week by friday 90%');
  await world.slack.clock.moveTo('2026-11-24T08:00:00Z');

  await ana.command('#random', '/predict list');
  const all = await ana.waitForMessage('#random', 'Your predictions: 2');
  await ana.command('#random', '/predict list waiting');
  const waiting = await ana.waitForMessage('#random', 'Your waiting predictions: 1');
  await ana.command('#random', '/predict list open #lr');
  await ana.waitForMessage('#random', 'Nothing open with #lr');

  expect(all.plain).toMatch(/no NaN this week[\s\S]*you said 90%[\s\S]*val_loss < 0.35/);
  expect(waiting.plain).toContain('val_loss < 0.35');
  expect(waiting.plain).not.toContain('NaN');
  expect(waiting.ephemeral).toBe(true);
  await nothingWrong(world);
});

test.each([
  ['/predict list', 'You have no predictions yet'],
  ['/predict list open', 'Nothing is open'],
  ['/predict list waiting', 'Nothing waits for you'],
  ['/predict list answered', 'Nothing is answered yet'],
])('`%s` with nothing to show says what to do next', async (command, words) => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', command);

  await ana.waitForMessage('#random', words);
  await nothingWrong(world);
});

test('help says what can be typed, and explains the scores; one unknown word gets it too', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', '/predict help');
  await ana.waitForMessage('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');
  await ana.command('#random', '/predict help scores');
  await ana.waitForMessage('#random', 'a fair coin is 1 bit');
  await ana.command('#random', '/predict statistik');
  await ana.waitForMessage('#random', '“statistik” is no command of mine');
  await ana.command('#random', '/predict constructor');
  await ana.waitForMessage('#random', '“constructor” is no command of mine');

  await nothingWrong(world);
});
