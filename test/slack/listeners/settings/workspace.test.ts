import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const OFF = { 'What is on in this workspace': [] };

/** An admin opens the workspace's settings out of their own, and saves. */
async function switchOff(world: World) {
  const admin = world.slack.as('maria');
  await admin.home();
  await admin.command('#random', '/predict settings');
  await admin.click(await admin.modal('Settings'), 'Workspace settings');
  return admin.submit(await admin.modal('Workspace settings'), OFF);
}

test('what an admin switches off answers with one sentence and does nothing; questions are still answered', async () => {
  await using world = await openWorld('sqlite', '2026-11-23T08:00:00Z');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict it converges by tomorrow 9am 70%');
  const said = await world.slack.as('maria').say('#random', 'look at this run');
  await switchOff(world);
  const dm = await ana.dm();

  await ana.say(dm, 'val_loss < 0.35 by friday 60%');
  await ana.waitForMessage(dm, 'Predicting by a plain message is switched off');
  await ana.shortcut('capture.message', said);
  expect((await ana.modal('Hunch')).plain).toContain('This shortcut is switched off');

  await world.slack.clock.moveTo('2026-11-24T08:00:00Z');
  await ana.waitForMessage(dm, 'it converges');
  await ana.say(dm, 'yes');
  await ana.waitForMessage(dm, 'You gave 70%');
  const rows = await world.hunch.deps.db.read.selectFrom('predictions').select('claim').execute();
  expect(rows).toHaveLength(1);
  await nothingWrong(world);
});

test('who is no admin is not offered it', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  await ana.home();

  await ana.command('#random', '/predict settings');

  expect((await ana.modal('Settings')).buttons.map(({ text }) => text)).not.toContain('Workspace settings');
  await nothingWrong(world);
});
