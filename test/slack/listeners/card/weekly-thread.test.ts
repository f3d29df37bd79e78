import { describe, expect, test } from 'vitest';
import { answer } from '../../../../src/usecases/answer/answer.ts';
import { dialects } from '../../../support/databases.ts';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

/** A Thursday, 12:00 in Berlin. */
const THURSDAY = '2026-11-26T11:00:00Z';
const NEXT_TUESDAY = '2026-12-01T11:00:00Z';

describe.each(dialects)('where a channel wants its cards in one thread a week, on %s', (dialect) => {
  test('each card is a reply in the thread of its week, whoever shared it, and is edited there', async () => {
    await using world = await openWorld(dialect, THURSDAY);
    await wantThread(world);

    await Promise.all([share(world, 'ana', 'val_loss < 0.35'), share(world, 'maria', 'bleu > 30')]);

    const thread = await startOf(world, 'Mon 23 Nov to Sun 29 Nov');
    const kenji = world.slack.as('kenji');
    const card = await kenji.waitForMessage('#training', 'val_loss < 0.35', { threadTs: thread.ts });
    await kenji.waitForMessage('#training', 'bleu > 30', { threadTs: thread.ts });
    expect((await kenji.messages('#training')).filter(({ byBot }) => byBot)).toHaveLength(1);
    await kenji.click(card, '20%');
    await world.slack.waitFor(async () => (await kenji.again(card)).plain.includes('2 forecasts'));
    await nothingWrong(world);
  });

  test('what came of a card is told in the same thread, with its claim; the next week begins another', async () => {
    await using world = await openWorld(dialect, THURSDAY);
    await wantThread(world);
    await share(world, 'ana', 'val_loss < 0.35');
    const thread = await startOf(world, 'Mon 23 Nov to Sun 29 Nov');
    const kenji = world.slack.as('kenji');
    const card = await kenji.waitForMessage('#training', 'val_loss < 0.35', { threadTs: thread.ts });
    await kenji.click(card, '20%');

    await settle(world);

    await kenji.waitForMessage('#training', '“val_loss < 0.35 by friday 17:00” · It came out: no.', {
      threadTs: thread.ts,
    });
    await world.slack.clock.moveTo(NEXT_TUESDAY);
    await share(world, 'ana', 'val_loss < 0.30');
    await startOf(world, 'Mon 30 Nov to Sun 6 Dec');
    await nothingWrong(world);
  });
});

test('a thread that cannot begin holds up no card', async () => {
  await using world = await openWorld('sqlite', THURSDAY);
  await wantThread(world);
  await world.hunch.jobs.pause();
  await share(world, 'ana', 'val_loss < 0.35');
  await world.hunch.deps.db.write((tx) =>
    tx.updateTable('deliveries').set({ state: 'failed' }).where('kind', '=', 'card-thread').execute(),
  );

  await world.hunch.jobs.resume();

  await world.slack.as('kenji').waitForMessage('#training', 'predicts');
});

async function wantThread(world: World): Promise<void> {
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict digest');
  await ana.submit(await ana.modal('Weekly digest'), {
    Digest: 'Off',
    'Cards of shared predictions': 'Replies in one thread a week, for quiet channels',
  });
}

async function share(world: World, who: string, claim: string): Promise<void> {
  const person = world.slack.as(who);
  await person.command('#training', `/predict ${claim} by friday 17:00 70%`);
  await person.click(await person.waitForMessage('#training', 'Recorded'), 'Share');
  await person.submit(await person.modal('Share a prediction'), { 'Which channel?': '#training' });
}

const startOf = (world: World, week: string) =>
  world.slack.as('kenji').waitForMessage('#training', `Predictions shared here this week, ${week}`);

async function settle(world: World): Promise<void> {
  const { deps } = world.hunch;
  const { id, author_id: userId } = await deps.db.read
    .selectFrom('predictions')
    .select(['id', 'author_id'])
    .executeTakeFirstOrThrow();
  const outcome = { kind: 'no' } as const;
  expect(await answer(deps, { teamId: world.sandbox.teamId, userId, predictionId: id, outcome })).toBeNull();
}
