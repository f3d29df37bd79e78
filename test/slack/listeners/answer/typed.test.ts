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

  const reply = await ana.waitForMessage(dm, 'It came out: ', { threadTs: question.ts });
  expect(reply.plain).toContain('You gave 30% to what happened');
  expect(reply.plain).toContain('What happened: diverged at 2k');
  expect(world.errors).toEqual([]);
});

test('a plain yes at the top level answers the one open question', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%');

  await ana.say(dm, 'yes');

  expect((await ana.waitForMessage(dm, 'It came out: ')).plain).toContain('You gave 70%');
});

test('with two open questions a plain yes asks with buttons and settles nothing', async () => {
  await using world = await openWorld('sqlite', NOON);
  const { ana, dm } = await asked(world, 'val_loss < 0.35 by tomorrow 5pm 70%', 'no NaNs, 90%, tomorrow 5pm');

  await ana.say(dm, 'yes');

  const reply = await ana.waitForMessage(dm, 'Is that an answer to one of these?');
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

  await ana.waitForMessage(dm, 'It came out: ', { threadTs: question.ts });
});
