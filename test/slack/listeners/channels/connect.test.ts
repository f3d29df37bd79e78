import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';
import { shareIn } from '../card/sharing.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
const WHY = 'Only members of the workspace that runs Hunch can add a forecast here.';

test('in a Slack Connect channel people from outside read the card; their press does nothing and tells them why', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const otto = world.slack.as('otto');
  await shareIn(world, '#evals', 'val_loss < 0.35 by friday 17:00 70% because warmup');
  const card = await otto.waitForMessage('#evals', 'predicts');
  expect(card.plain).toContain('val_loss < 0.35');
  expect(card.plain).not.toMatch(/70%|warmup/);

  await otto.click(card, '20%');

  await otto.waitForMessage('#evals', ({ ephemeral, plain }) => ephemeral && plain === WHY);
  await world.slack.idle();
  expect((await otto.again(card)).plain).toContain('1 forecast');
  expect((await world.slack.as('maria').messages('#evals')).some(({ plain }) => plain === WHY)).toBe(false);
  await nothingWrong(world);
});

test('nobody from outside is shown a form that would be refused', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const otto = world.slack.as('otto');
  await shareIn(world, '#evals', 'takes 6-9h on 8xH100 (70%) check friday');

  await otto.click(await otto.waitForMessage('#evals', 'predicts'), 'Add your forecast');

  await otto.waitForMessage('#evals', ({ ephemeral, plain }) => ephemeral && plain === WHY);
  expect(await otto.modals()).toEqual([]);
  await nothingWrong(world);
});
