import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00Z';

test('everything of a person comes to their DM, as CSV and as JSON', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 9am 70% #lr');
  await world.slack.as('maria').command('#random', '/predict the secret run diverges by friday 60%');

  await ana.command('#random', '/predict export');
  await ana.waitForMessage('#random', 'It comes as two files');

  const dm = await ana.dm();
  await ana.waitForMessage(dm, 'Here is everything I keep of you');
  const posted = (await ana.messages(dm)).find((message) => message.files.length > 0);
  const [csv, json] = await Promise.all(
    (posted?.files ?? []).map(async ({ url }) => (await fetch(url)).text()),
  );
  expect(parse(csv ?? '', { columns: true, bom: true })).toMatchObject([
    { claim: 'val_loss < 0.35 by tomorrow 9am', percent: '70', tags: 'lr' },
  ]);
  expect(JSON.parse(json ?? '')).toMatchObject({ person: { userId: 'U0ANA00001' }, predictions: [{}] });
  expect(`${csv}${json}`).not.toContain('secret');
  await nothingWrong(world);
});

test('with nothing to export, the reply says what to do', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', '/predict export');

  await ana.waitForMessage('#random', 'There is nothing of yours to export yet');
  await nothingWrong(world);
});
