import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

test('the form for a value says which of several questions it is about, and keeps what is typed meanwhile', async () => {
  await using world = await openWorld('sqlite', '2026-11-23T08:00:00Z');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict final val_loss 0.31-0.38 (80%) check tomorrow 9am');
  await ana.command('#random', '/predict it converges by tomorrow 9am 70%');
  await world.slack.clock.moveTo('2026-11-24T08:00:00Z');
  const question = await ana.waitForMessage(await ana.dm(), 'final val_loss');

  await ana.click(question, 'Enter the value');
  const form = await ana.modal('Enter the value');
  await ana.fill(form, { 'What came out?': '0.34' });

  const told = await world.slack.waitFor(async () => {
    const now = await ana.modal('Enter the value');
    return now.plain.includes('final val_loss') && now;
  });
  expect(told.plain).toContain('You said 0.31 to 0.38 (80% sure)');
  await ana.submit(told);
  await world.slack.waitFor(async () => (await ana.again(question)).plain.includes('It came out at 0.34'));
  await nothingWrong(world);
});
