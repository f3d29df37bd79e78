import { describe, expect, test } from 'vitest';
import type { PersonClient } from '../../sandbox/client.ts';
import { dialects } from '../support/databases.ts';
import { openWorld, type World } from '../support/world.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

describe.each(dialects)('a card is brought up to date on %s', (dialect) => {
  test('an edit that Slack refused is tried again, and the latest state wins', async () => {
    await using world = await openWorld(dialect, MONDAY);
    const card = await shared(world);
    await world.slack.faults.add({ on: 'chat.update', kind: 'error_before', count: 1 });

    await world.slack.as('maria').click(card, '20%');
    await world.slack.as('kenji').click(card, '80%');

    const seen = await world.slack.waitFor(async () => {
      world.hunch.jobs.wake();
      const again = await world.slack.as('maria').again(card);
      return again.plain.includes('3 forecasts: Ana, Maria, Kenji') && again;
    }, 10_000);
    expect(seen.edited).toBe(true);
  });

  test('a card that is gone is left alone for good', async () => {
    await using world = await openWorld(dialect, MONDAY);
    const card = await shared(world);
    await world.slack.faults.add({
      on: 'chat.update',
      kind: 'slack_error',
      error: 'message_not_found',
      count: 1,
    });

    await world.slack.as('maria').click(card, '20%');

    await world.slack.waitFor(async () => (await cardRow(world)).gone_reason === 'message_not_found');
    await world.slack.as('kenji').click(card, '80%');
    await world.slack.idle();
    expect(await world.slack.log({ method: 'chat.update' })).toHaveLength(1); // the refused one
  });

  test('withdrawn while it is on its way, it goes once it is there', async () => {
    await using world = await openWorld(dialect, MONDAY);
    const ana = world.slack.as('ana');
    const maria = world.slack.as('maria');
    const isSeen = async () =>
      (await maria.messages('#training')).some((message) => message.plain.includes('val_loss'));
    await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
    await world.slack.faults.add({ on: 'chat.postMessage', kind: 'slow', delayMs: 1500, count: 1 });
    await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });
    await world.slack.waitFor(isSeen);

    await ana.click(await ana.waitForMessage('#training', 'Shared in #training'), 'Withdraw');

    await world.slack.waitFor(async () => !(await isSeen()), 10_000);
    await world.slack.waitFor(async () => (await cardRow(world)).gone_reason === 'removed', 10_000);
  });

  test.each([
    ['another channel', '#training'],
    ['the same channel', '#evals'],
  ])('made private while it is on its way and shared in %s, one card is left', async (_where, second) => {
    await using world = await openWorld(dialect, MONDAY);
    const [ana, maria] = [world.slack.as('ana'), world.slack.as('maria')];
    const cards = async (channel: string) =>
      (await maria.messages(channel)).filter(({ plain }) => plain.includes('predicts'));
    await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
    await world.slack.faults.add({ on: 'chat.postMessage', kind: 'slow', delayMs: 2000, count: 1 });
    await shareIn(ana, '#evals');
    await world.slack.waitFor(async () => (await cards('#evals')).length > 0);

    await ana.click(await ana.waitForMessage('#training', 'Shared in #evals'), 'Make private');
    await shareIn(ana, second);

    await world.slack.waitFor(async () => {
      const row = await cardRow(world);
      const all = [...(await cards('#evals')), ...(await cards('#training'))];
      return row.ts !== null && all.length === 1 && all[0]?.ts === row.ts && row.shown === row.wanted;
    }, 10_000);
    expect(await cards(second)).toHaveLength(1);
  });

  test('one that Slack would not take away goes once it is shared elsewhere', async () => {
    await using world = await openWorld(dialect, MONDAY);
    await shared(world);
    const ana = world.slack.as('ana');
    await world.hunch.jobs.pause();
    await world.slack.faults.add({ on: 'chat.delete', kind: 'error_before', count: 1 });
    await ana.click(await ana.waitForMessage('#training', 'Shared in #training'), 'Make private');

    await shareIn(ana, '#evals');
    await world.hunch.jobs.resume();

    const maria = world.slack.as('maria');
    await maria.waitForMessage('#evals', 'predicts');
    await world.slack.waitFor(async () => {
      const first = await maria.messages('#training');
      return first.every(({ plain }) => !plain.includes('val_loss'));
    }, 10_000);
  });

  test('made private before it was posted, it is never posted', async () => {
    await using world = await openWorld(dialect, MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
    await world.hunch.jobs.pause();
    await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });

    await ana.click(await ana.waitForMessage('#training', 'Shared in #training'), 'Make private');
    await world.hunch.jobs.resume();

    expect(
      (await world.slack.as('maria').messages('#training')).map((each) => each.plain),
    ).not.toContainEqual(expect.stringContaining('val_loss'));
    const states = await world.hunch.deps.db.read.selectFrom('deliveries').select('state').execute();
    expect(states).toEqual([{ state: 'cancelled' }]);
  });

  test('shared in another channel before it was posted, the first channel never reads it, the other once', async () => {
    await using world = await openWorld(dialect, MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
    await world.hunch.jobs.pause();
    for (const channel of ['#evals', '#training', '#training']) {
      await ana.click(await ana.waitForMessage('#training', 'Private: only you see it'), 'Share');
      await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': channel });
      await ana.click(await ana.waitForMessage('#training', `Shared in ${channel}`), 'Make private');
    }
    await ana.click(await ana.waitForMessage('#training', 'Private: only you see it'), 'Share');
    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });

    await world.hunch.jobs.resume();
    await world.slack.idle();

    const cards = async (channel: string) =>
      (await world.slack.as('maria').messages(channel)).filter(({ plain }) => plain.includes('predicts'));
    expect([(await cards('#evals')).length, (await cards('#training')).length]).toEqual([0, 1]);
  });
});

/** Presses Share under what is private, and picks a channel. */
async function shareIn(ana: PersonClient, channel: string): Promise<void> {
  await ana.click(await ana.waitForMessage('#training', 'Private: only you see it'), 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': channel });
}

async function shared(world: World) {
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
  await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });
  const card = await world.slack.as('maria').waitForMessage('#training', 'predicts');
  await world.slack.waitFor(async () => (await cardRow(world)).shown > 0);
  return card;
}

const cardRow = (world: World) =>
  world.hunch.deps.db.read.selectFrom('cards').selectAll().executeTakeFirstOrThrow();
