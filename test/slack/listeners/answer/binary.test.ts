import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';

const NOON = '2026-11-24T11:00:00Z'; // Tuesday 12:00 in Berlin
const DUE = '2026-11-25T16:00:00Z'; // tomorrow 17:00 in Berlin

async function asked(world: World) {
  const ana = world.slack.as('ana');
  const outcome = await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');
  expect(outcome).toMatchObject({ ok: true });
  await world.slack.clock.moveTo(DUE);
  const dm = await ana.dm();
  const question = await ana.waitForMessage(dm, 'What happened?');
  return { ana, dm, question };
}

test('the author is asked at the due time, once, and one tap settles', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm, question } = await asked(world);

  await ana.click(question, 'Yes');

  const answered = await ana.again(question);
  expect(answered.plain).toContain('You gave 70% to what happened');
  expect(answered.plain).toContain('0.5 bits of surprise');
  await world.slack.clock.by({ days: 14 });
  expect((await ana.messages(dm)).filter((message) => message.plain.includes('val_loss'))).toHaveLength(1);
  expect(world.errors).toEqual([]);
});

test('Undo puts the question back with working buttons and removes every trace from the figures', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, question } = await asked(world);
  await ana.click(question, 'Yes');
  const first = await ana.again(question);

  await ana.click(first, 'Undo');

  const back = await ana.again(question);
  expect(back.buttons.map((button) => button.text)).toEqual(expect.arrayContaining(['Yes', 'No']));
  const db = world.hunch.deps.db.read;
  expect(await db.selectFrom('scores').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('levels').selectAll().where('n', '>', 0).execute()).toEqual([]);

  await ana.click(back, 'No');
  expect((await ana.again(question)).plain).toContain('You gave 30% to what happened');
  expect(await db.selectFrom('levels').select(['percent', 'n', 'yes']).where('n', '>', 0).execute()).toEqual([
    { percent: 70, n: 1, yes: 0 },
  ]);
});

test('"Still running" asks once more, at the time picked', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm, question } = await asked(world);

  await ana.click(question, { actionId: 'answer.still-running' }, 'Ask in 6 hours');

  expect((await ana.again(question)).plain).toContain('I will ask again');
  await world.slack.clock.by({ hours: 5 });
  expect((await ana.messages(dm)).filter((one) => one.plain.includes('What happened?'))).toHaveLength(0);
  await world.slack.clock.by({ hours: 2 });
  expect((await ana.messages(dm)).filter((one) => one.plain.includes('What happened?'))).toHaveLength(1);
  expect((await ana.messages(dm)).filter((one) => one.plain.includes('val_loss'))).toHaveLength(2);
});

test('a restart between the due time and the question loses and doubles nothing', async () => {
  await using world = await openWorld('sqlite', NOON);
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');
  await world.hunch.jobs.pause();
  await world.restart();

  await world.slack.clock.moveTo(DUE);
  await world.restart();

  const dm = await ana.dm();
  await ana.waitForMessage(dm, 'What happened?');
  await world.slack.clock.by({ minutes: 30 });
  expect((await ana.messages(dm)).filter((one) => one.plain.includes('val_loss'))).toHaveLength(1);
});
