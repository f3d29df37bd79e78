import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';

const NOON = '2026-11-24T11:00:00Z';

async function asked(world: World, ...lines: readonly string[]) {
  const ana = world.slack.as('ana');
  for (const line of lines) await ana.command('#random', `/predict ${line}`);
  await world.slack.clock.moveTo('2026-11-25T16:00:00Z');
  const dm = await ana.dm();
  const question = await ana.waitForMessage(dm, 'What happened?');
  return { ana, dm, question };
}

test('typed in the thread of the question it is an answer, and what stands behind it the note', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm, question } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, 'no, diverged at 2k', { threadTs: question.ts });

  const reply = await ana.waitForMessage(dm, 'You gave', { threadTs: question.ts });
  expect(reply.plain).toContain('You gave 30% to what happened: no.');
  expect(reply.plain).toContain('What happened: diverged at 2k');
  expect(world.errors).toEqual([]);
});

test('a plain yes at the top level answers the one open question', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, 'yes');

  expect((await ana.waitForMessage(dm, 'You gave')).plain).toContain('You gave 70%');
});

test('with two open questions a plain yes asks with buttons and settles nothing', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%', 'no NaNs, 90%, tomorrow 5pm');

  await ana.say(dm, 'yes');

  const reply = await ana.waitForMessage(dm, 'Is that an answer?');
  expect(reply.buttons.filter((button) => button.text === 'Yes')).toHaveLength(2);
  expect(await world.hunch.deps.db.read.selectFrom('scores').selectAll().execute()).toEqual([]);
});

test('a claim with a confidence is a prediction even while a question is open', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, 'no NaNs tonight 90%');

  await ana.waitForMessage(dm, 'no NaNs tonight');
  const rows = await world.hunch.deps.db.read
    .selectFrom('predictions')
    .select(['claim'])
    .orderBy('recorded_at')
    .execute();
  expect(rows.map((row) => row.claim)).toEqual(['val_loss < 0.35 by tomorrow 5pm', 'no NaNs tonight']);
});

test('a message that was kept but not dealt with before a crash is dealt with at the next start', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm, question } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');
  const body = { channel: dm, user: 'U0ANA00001', text: 'yes', ts: '1.000001', thread_ts: question.ts };
  await world.hunch.deps.db.write((tx) =>
    tx
      .insertInto('inbox')
      .values({
        team_id: world.sandbox.teamId,
        event_id: 'Ev1',
        body: JSON.stringify(body),
        received_at: '2026-11-25T16:00:00.000Z',
        world_at: '2026-11-25T16:00:00.000Z',
      })
      .execute(),
  );

  await world.restart();

  await ana.waitForMessage(dm, 'You gave', { threadTs: question.ts });
});

test('free words become the note, and the buttons are shown', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm, question } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, 'loader hung & died', { threadTs: question.ts });
  const asking = await ana.waitForMessage(dm, 'I keep that as your note', { threadTs: question.ts });
  await ana.click(asking, "Can't tell");

  const settled = await ana.again(asking);
  expect(settled.plain).toContain('Void: cannot be judged');
  expect(settled.plain).toContain('What happened: loader hung & died');
  expect(world.errors).toEqual([]);
});

test.each([
  ['0.342', 'I suggest Yes', 'Yes', 'You gave 70%'],
  ['0.36, new seed', 'I suggest No', 'No', 'You gave 30%'],
  ['NaN', 'I suggest No', 'No', 'You gave 30%'],
])('%s for a threshold is judged by it and confirmed with a tap', async (text, says, tap, gave) => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, text);
  const asking = await ana.waitForMessage(dm, says);
  expect(await scores(world)).toBe(0);
  await ana.click(asking, tap);

  expect((await ana.again(asking)).plain).toContain(gave);
  expect(world.errors).toEqual([]);
});

test.each([
  ['0.918', 'this looks like 91.8 written as 0.918', 'It is 0.918', 'below your interval'],
  ['500', 'Is it really 500', 'It is 500', 'above your interval'],
  ['NaN', 'Not a finite number', 'Void: it diverged', 'Void: diverged'],
  ['91.8 after a restart', 'Do you mean this?', 'It is 91.8', 'half of your interval'],
])('%s where 91 to 93 was forecast is confirmed first', async (text, says, tap, result) => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm, question } = await asked(world, 'val_acc between 91 and 93 by tomorrow 5pm');

  await ana.say(dm, text, { threadTs: question.ts });
  const asking = await ana.waitForMessage(dm, says, { threadTs: question.ts });
  expect(await scores(world)).toBe(0);
  await ana.click(asking, tap);

  expect((await ana.again(asking)).plain).toContain(result);
  expect(world.errors).toEqual([]);
});

test('what is neither asks, and can be recorded as a prediction after all', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, 'the next one converges');
  const asking = await ana.waitForMessage(dm, 'Is that an answer?');
  await ana.click(asking, 'No, it is a prediction');

  const draft = await ana.again(asking);
  expect(draft.plain).toContain('the next one converges');
  await ana.click(draft, '80%');
  expect((await ana.again(asking)).plain).toContain('80%');
  expect(world.errors).toEqual([]);
});

test('a yes while nothing waits records nothing and says so', async () => {
  await using world = await openWorld('sqlite', NOON);
  const ana = world.slack.as('ana');
  const dm = await ana.dm();

  await ana.say(dm, 'yes');

  await ana.waitForMessage(dm, 'Nothing waits for an answer');
  expect(await world.hunch.deps.db.read.selectFrom('drafts').selectAll().execute()).toEqual([]);
});

async function scores(world: World): Promise<number> {
  return (await world.hunch.deps.db.read.selectFrom('scores').selectAll().execute()).length;
}
