import { expect, test } from 'vitest';
import { findMember } from '../../../../src/store/people/members.ts';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00Z';

test('who wants to be forgotten is asked once more, is gone then, and sees a first visit', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.home();
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 9am 70%');

  await ana.command('#random', '/predict forget me');
  const asked = await ana.modal('Forget me');
  expect(asked.plain).toContain('This cannot be undone');
  await ana.submit(asked, {});

  expect((await ana.modal('Forget me')).plain).toContain('I no longer know you');
  expect(await findMember(world.hunch.deps.db.read, 'T0ACME001', 'U0ANA00001')).toBeUndefined();
  expect((await ana.home()).buttons.map((button) => button.text)).toEqual(['New prediction']);
  await nothingWrong(world);
});

test('a card that was theirs alone goes', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict val_loss < 0.35 by tomorrow 9am 70%');
  await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });
  await ana.waitForMessage('#training', 'Ana predicts');

  await ana.command('#training', '/predict forget me');
  await ana.submit(await ana.modal('Forget me'), {});

  const isSeen = async () =>
    (await world.slack.as('maria').messages('#training')).some(({ plain }) => plain.includes('Ana predicts'));
  await world.slack.waitFor(async () => !(await isSeen()));
});

test('`/predict forget to shuffle breaks it 70%` is a prediction', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', '/predict forget to shuffle breaks it by friday 70%');

  await ana.waitForMessage('#random', 'forget to shuffle breaks it');
  await nothingWrong(world);
});

test('Home says who sees what', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 9am 70%');

  await ana.click(await ana.home(), 'Who sees what');

  expect((await ana.modal('Who sees what')).plain).toContain('private until you share it');
  await nothingWrong(world);
});
