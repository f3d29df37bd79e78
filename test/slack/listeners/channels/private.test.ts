import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';
import { shareIn } from '../card/sharing.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
const LINE = 'zebra_loss < 0.35 by friday 17:00 70%';

test('in a private channel its members read the card and forecast; nobody else learns of it', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  await world.slack.channels.invite('#secret-model', 'bot', 'ana');
  const [maria, kenji] = [world.slack.as('maria'), world.slack.as('kenji')];

  await shareIn(world, '#secret-model', LINE);

  const card = await maria.waitForMessage('#secret-model', 'Ana predicts');
  await maria.click(card, '20%');
  await world.slack.waitFor(async () => (await maria.again(card)).plain.includes('2 forecasts'));
  await kenji.command('#training', '/predict list');
  await kenji.command('#training', '/predict stats @ana');
  await world.slack.idle();
  const read = [...(await kenji.messages('#training')), ...(await kenji.messages(await kenji.dm()))];
  expect(read.some(({ plain }) => /zebra|secret-model/.test(plain))).toBe(false);
  await nothingWrong(world);
});

test('a private channel that Hunch is not in is not named by Hunch: it says what to do', async () => {
  await using world = await openWorld('sqlite', MONDAY);

  const refused = await shareIn(world, '#secret-model', LINE);

  expect(refused.plain).toContain(
    'Not shared. I cannot see that channel. If it is private, type /invite and my name there first, then press Share again. What you wrote is kept.',
  );
  expect(refused.plain).toContain('zebra_loss < 0.35');
});

test('who left a private channel can no longer forecast on a card that is still on their screen', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  await world.slack.channels.invite('#secret-model', 'bot', 'ana');
  await world.slack.channels.invite('#secret-model', 'kenji', 'ana');
  await shareIn(world, '#secret-model', 'takes 6-9h on 8xH100 (70%) check friday');
  const kenji = world.slack.as('kenji');
  const card = await kenji.waitForMessage('#secret-model', 'Ana predicts');
  await kenji.click(card, 'Add your forecast');
  const form = await kenji.modal('Add your forecast');

  await world.slack.channels.remove('#secret-model', 'kenji');
  await kenji.submit(form, { Low: '4', High: '9' });

  await world.slack.idle();
  expect((await world.slack.as('maria').again(card)).plain).toContain('1 forecast');
  const rows = await world.hunch.deps.db.read.selectFrom('forecasts').select('user_id').execute();
  expect(rows).toHaveLength(1);
});
