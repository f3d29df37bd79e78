import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00Z';

test('a long list is turned page by page, in place', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await record(world, 14);

  await ana.command('#random', '/predict list');
  const first = await ana.waitForMessage('#random', 'Your predictions: 14');
  expect(first.plain).toContain('1 to 12 of 14');
  await ana.click(first, 'Older');

  const second = await ana.waitForMessage('#random', '13 to 14 of 14');
  expect(second.buttons.map(({ text }) => text)).toEqual(['Newer']);
  await ana.click(second, 'Newer');
  await ana.waitForMessage('#random', '1 to 12 of 14');
  await nothingWrong(world);
});

test('Home turns its pages, and stays there when something changes, until it is opened anew', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await record(world, 13);

  const home = await ana.home();
  expect(home.plain).toContain('1 to 10 of 13');
  await ana.click(home, 'Later');
  await world.slack.waitFor(async () => (await ana.homeNow())?.plain.includes('11 to 13 of 13'));
  await record(world, 1, 'one more');

  await world.slack.waitFor(async () => (await ana.homeNow())?.plain.includes('11 to 14 of 14'));
  expect((await ana.home()).plain).toContain('1 to 10 of 14');
  await nothingWrong(world);
});

/** At most eight lines are read at once. */
async function record(world: World, count: number, claim = 'run'): Promise<void> {
  const ana = world.slack.as('ana');
  const lines = Array.from({ length: count }, (_, index) => `${claim} ${index} converges by friday 70%`);
  for (let start = 0; start < count; start += 8) {
    await ana.command('#training', `/predict ${lines.slice(start, start + 8).join('\n')}`);
    await ana.waitForMessage('#training', `${claim} ${Math.min(start + 8, count) - 1} converges`);
  }
}
