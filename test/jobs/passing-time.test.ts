import { expect, test } from 'vitest';
import { openWorld } from '../support/world.ts';

test('when the sandbox moves on by a day, everything on the way is asked at its own time', async () => {
  await using world = await openWorld('sqlite', '2026-11-24T22:00:00Z');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict the first run diverges in 3h 70%');
  await ana.command('#random', '/predict the second run diverges by tomorrow 9am 60%');

  await world.slack.clock.moveTo('2026-11-25T22:30:00Z');

  const asked = (await ana.messages(await ana.dm())).filter(({ plain }) => plain.includes('diverges'));
  expect(asked.map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 16))).toEqual([
    '2026-11-25T01:00',
    '2026-11-25T08:00',
  ]);
});
