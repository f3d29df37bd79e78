import { describe, expect, test } from 'vitest';
import { dialects } from '../support/databases.ts';
import { openWorld, type World } from '../support/world.ts';

const NOON = '2026-11-24T11:00:00Z';
const DUE = '2026-11-25T16:00:00Z';

/** One prediction by Ana, due tomorrow 17:00, and how often she has been asked about it. */
async function recorded(world: World) {
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');
  const dm = await ana.dm();
  const copies = async () =>
    (await ana.messages(dm)).filter((message) => message.plain.includes('val_loss')).length;
  return { ana, copies };
}

const states = (world: World) =>
  world.hunch.deps.db.read.selectFrom('deliveries').select(['state', 'attempts', 'was_unknown']).execute();

describe.each(dialects)('a question asked while Slack misbehaves, on %s', (dialect) => {
  test.each([
    ['the answer is lost after Slack took it', { kind: 'dropped_after' }, 1],
    ['Slack says 503 after it took it', { kind: 'error_after' }, 1],
    ['the answer is cut in half', { kind: 'cut_body' }, 1],
    ["a proxy's page comes instead of the answer", { kind: 'html_body' }, 1],
    ['the connection breaks before Slack took it', { kind: 'dropped_before' }, 2],
    ['Slack says 503 before it took it', { kind: 'error_before' }, 2],
    [
      'Slack says "internal_error", which may mean anything',
      { kind: 'slack_error', error: 'internal_error' },
      2,
    ],
    ['Slack says an error nobody knows', { kind: 'slack_error', error: 'brand_new_error' }, 2],
  ] as const)('%s: asked exactly once', { timeout: 30_000 }, async (_title, fault, attempts) => {
    await using world = await openWorld(dialect, NOON);
    const { copies } = await recorded(world);
    await world.slack.faults.add({ on: 'chat.postMessage', count: 1, ...fault });

    await world.slack.clock.moveTo(DUE);

    await world.slack.waitFor(async () => (await states(world))[0]?.state === 'sent', 15_000);
    expect(await states(world)).toEqual([{ state: 'sent', attempts, was_unknown: 1 }]);
    expect(await copies()).toBe(1);
  });

  test('history cannot be read for a moment: looked up again soon, and asked exactly once', {
    timeout: 30_000,
  }, async () => {
    await using world = await openWorld(dialect, NOON);
    const { copies } = await recorded(world);
    await world.slack.faults.add({ on: 'chat.postMessage', kind: 'dropped_after' });
    await world.slack.faults.add({ on: 'conversations.history', kind: 'error_before' });

    await world.slack.clock.moveTo(DUE);

    await world.slack.waitFor(async () => (await states(world))[0]?.state === 'sent', 15_000);
    expect(await copies()).toBe(1);
  });

  test('Slack is too busy: tried again after the time it names, and asked once', async () => {
    await using world = await openWorld(dialect, NOON);
    const { copies } = await recorded(world);
    await world.slack.faults.add({ on: 'chat.postMessage', count: 1, kind: 'rate_limited', retryAfter: 1 });

    await world.slack.clock.moveTo(DUE);

    await world.slack.waitFor(async () => (await states(world))[0]?.state === 'sent', 15_000);
    expect(await states(world)).toEqual([{ state: 'sent', attempts: 2, was_unknown: 0 }]);
    expect(await copies()).toBe(1);
  });

  test('killed while sending: what became of it is looked up before anything is sent again', async () => {
    await using world = await openWorld(dialect, NOON);
    const { copies } = await recorded(world);
    await world.slack.clock.moveTo(DUE);
    await world.hunch.deps.db.write((tx) =>
      tx
        .updateTable('deliveries')
        .set({ state: 'sending', sent_ts: null, lease_until: '2020-01-01T00:00:00.000Z' })
        .execute(),
    );

    await world.restart();

    await world.slack.waitFor(async () => (await states(world))[0]?.state === 'sent', 15_000);
    expect(await copies()).toBe(1);
  });

  test('after an outage the oldest question comes first, whoever is asked', async () => {
    await using world = await openWorld(dialect, NOON);
    const lines = [
      ['maria', 'last', 68],
      ['ana', 'third', 66],
      ['kenji', 'first', 62],
      ['sam', 'second', 64],
    ] as const;
    for (const [name, run, minutes] of lines)
      await world.slack
        .as(name)
        .command('#random', `/predict ${run} run converges in ${minutes} minutes 70%`);
    await world.outage();
    await world.slack.clock.moveTo('2026-11-24T12:09:00Z');

    await world.restart();

    const asked = await world.slack.waitFor(async () => {
      const ledger = (await world.slack.ledger()).filter(({ text }) => text.includes('run converges'));
      return ledger.length === lines.length && ledger;
    });
    expect(asked.map(({ text }) => /\w+ run/.exec(text)?.[0])).toEqual([
      'first run',
      'second run',
      'third run',
      'last run',
    ]);
  });

  test('a target that is gone for good is given up, not tried for ever', async () => {
    await using world = await openWorld(dialect, NOON);
    const { copies } = await recorded(world);
    await world.slack.faults.add({
      on: 'chat.postMessage',
      count: 1,
      kind: 'slack_error',
      error: 'user_disabled',
    });

    await world.slack.clock.moveTo(DUE);

    expect(await states(world)).toEqual([{ state: 'failed', attempts: 1, was_unknown: 0 }]);
    expect(await copies()).toBe(0);
  });
});

describe('asking', () => {
  test('three or more due within two minutes come as one message, a row each', async () => {
    await using world = await openWorld('sqlite', NOON);
    const ana = world.slack.as('ana');
    for (const claim of ['a < 1', 'b < 2', 'c < 3'])
      await ana.command('#random', `/predict ${claim} by tomorrow 5pm 70%`);

    await world.slack.clock.moveTo(DUE);

    const asked = (await ana.messages(await ana.dm())).filter((message) =>
      message.plain.includes('What happened?'),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.buttons.filter((button) => button.text === 'Yes')).toHaveLength(3);
  });

  test('what waits is reminded once a day at most, and no more after the third time', async () => {
    await using world = await openWorld('sqlite', NOON);
    const { ana } = await recorded(world);
    for (let day = 1; day <= 30; day += 1) await world.slack.clock.by({ days: 1 });

    const dm = await ana.messages(await ana.dm());
    expect(dm.filter((message) => message.plain.includes('What happened?'))).toHaveLength(1);
    expect(dm.filter((message) => message.plain.includes('Still waiting for you'))).toHaveLength(3);
  });

  test('what fell due during an outage at night waits for the morning', async () => {
    await using world = await openWorld('sqlite', NOON);
    const { copies } = await recorded(world);
    await world.outage();
    await world.slack.clock.moveTo('2026-11-25T23:30:00Z'); // 00:30 in Berlin

    await world.restart();
    await world.slack.idle(200);
    expect(await copies()).toBe(0);

    await world.slack.clock.moveTo('2026-11-26T07:00:00Z'); // 08:00
    expect(await copies()).toBe(1);
  });
});
