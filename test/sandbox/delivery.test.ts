import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'undici';
import { describe, expect, test } from 'vitest';
import { apiOf } from './support/api.ts';
import { openEcho, openHttpEcho, openSandbox } from './support/echo.ts';
import { manifestWith } from './support/errors.ts';

describe.each([
  ['Socket Mode', openEcho],
  ['signed HTTP', openHttpEcho],
])('over %s', (_transport, open) => {
  test('a command that is not acked within 3 seconds fails for the person who typed it', async () => {
    await using echo = await open((app) => app.command('/echo', async () => wait(3_300)));
    const ana = echo.slack.as('ana');

    const outcome = await ana.command('#training', '/echo hello');

    expect(outcome).toMatchObject({ ok: false, error: 'operation_timeout' });
    expect((await ana.messages('#training')).at(-1)).toMatchObject({
      author: 'Slackbot',
      ephemeral: true,
      plain: '/echo failed with the error "operation_timeout"',
    });
  });

  test('a command gets its text with mentions escaped, a trigger and a response URL', async () => {
    const seen: Record<string, unknown>[] = [];
    await using echo = await open((app) => {
      app.command('/echo', async ({ ack, command }) => {
        seen.push(command);
        await ack();
      });
      app.command('/raw', async ({ ack, command }) => {
        seen.push(command);
        await ack();
      });
    });
    const ana = echo.slack.as('ana');

    await ana.command('#training', '/echo @kenji thinks loss < 2 & #evals agrees 🎉 #lr');
    await ana.command('#training', '/raw @kenji thinks', {});
    await ana.command('#secret-model', '/echo a < b', { entities: false });

    expect(seen.map((each) => each['text'])).toEqual([
      '<@U0KENJI001|kenji> thinks loss &lt; 2 &amp; <#C0EVALS001|evals> agrees :tada: #lr',
      '@kenji thinks',
      'a < b',
    ]);
    expect(seen[0]).toMatchObject({
      user_id: 'U0ANA00001',
      channel_name: 'training',
      team_domain: 'acme-research',
      is_enterprise_install: 'false',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining(echo.sandbox.url),
    });
    expect(seen[2]).toMatchObject({ channel_name: 'privategroup' });
  });

  test('an event that is not acked is repeated with the same event id', async () => {
    const ids: string[] = [];
    await using echo = await open(
      (app) => {
        app.message(async ({ body }) => {
          ids.push(body.event_id);
        });
      },
      { eventRetryDelaysMs: [10] },
    );
    const ana = echo.slack.as('ana');
    await echo.slack.faults.add({ on: 'message', kind: 'undelivered' });

    await ana.say(await ana.dm(), 'hello');
    await echo.slack.waitFor(async () => ids.length > 0);

    const [first, second] = await echo.slack.log({ method: 'message' });
    expect(first).toMatchObject({ error: 'operation_timeout', faults: ['undelivered'] });
    expect(second?.request).toMatchObject({ event_id: ids[0] });
    expect(first?.request).toMatchObject({ event_id: ids[0] });
  });

  test('a payload can be delivered twice', async () => {
    let presses = 0;
    await using echo = await open((app) =>
      app.command('/echo', async ({ ack }) => {
        presses += 1;
        await ack();
      }),
    );
    await echo.slack.faults.add({ on: 'slash_commands', kind: 'redeliver' });

    await echo.slack.as('ana').command('#training', '/echo');

    expect(presses).toBe(2);
  });

  test('an external select asks the app for what was typed', async () => {
    const asked: string[] = [];
    await using echo = await open((app) => {
      app.options('tag', async ({ ack, options }) => {
        asked.push(options.value);
        const option = (text: string) => ({ text: { type: 'plain_text' as const, text }, value: text });
        await ack({ options: ['lr', 'lora'].filter((each) => each.startsWith(options.value)).map(option) });
      });
      app.action('tag', async ({ ack }) => ack());
    });
    await echo.app.client.chat.postMessage({
      channel: 'C0TRAIN001',
      text: 'Pick',
      blocks: [
        { type: 'actions', elements: [{ type: 'external_select', action_id: 'tag', min_query_length: 1 }] },
      ],
    });
    const ana = echo.slack.as('ana');
    const message = await ana.waitForMessage('#training', (each) => each.text === 'Pick');

    const tooShort = await ana.suggest(message, { actionId: 'tag' }, '');
    const offered = await ana.suggest(message, { actionId: 'tag' }, 'l');
    const outcome = await ana.choose(message, { actionId: 'tag' }, 'lora');

    expect(tooShort.options).toEqual([]);
    expect(offered.options.map((each) => each['value'])).toEqual(['lr', 'lora']);
    expect(outcome.ok).toBe(true);
    const latest = (await echo.slack.log({ method: 'block_actions' })).at(-1);
    expect(latest?.request).toMatchObject({
      actions: [{ type: 'external_select', selected_option: { value: 'lora' } }],
      response_url: expect.any(String),
    });
    expect(asked).toEqual(['l', 'lora']);
  });
});

test('without a connection a command fails at once', async () => {
  await using world = await openSandbox();

  expect(await world.slack.as('ana').command('#training', '/echo')).toMatchObject({
    ok: false,
    error: 'dispatch_failed',
    shown: '/echo failed with the error "dispatch_failed"',
  });
});

test('what the manifest does not name does not work', async () => {
  await using world = await openSandbox();
  const ana = world.slack.as('ana');

  expect(await ana.command('#training', '/nonsense')).toMatchObject({ error: 'unknown_command' });
  await expect(ana.shortcut('nonsense')).rejects.toThrow('no global shortcut');
  expect(await world.slack.log({ direction: 'slack-to-app' })).toEqual([]);
});

test('an app without interactivity hears of no press', async () => {
  const manifest = manifestWith(({ settings }) => {
    settings.interactivity.is_enabled = false;
  });
  await using echo = await openEcho((app) => app.shortcut('echo_global', async ({ ack }) => ack()), {
    manifest,
  });

  expect(await echo.slack.as('ana').shortcut('echo_global')).toMatchObject({ error: 'dispatch_failed' });
});

test('an ack of a press that says something is noted, for Slack does not look at it', async () => {
  await using world = await openSandbox();
  const { call } = apiOf(world.sandbox, world.slack);
  const { url } = await call('apps.connections.open', {}, world.sandbox.appToken);
  const socket = new WebSocket(String(url));
  socket.addEventListener('message', ({ data }) => {
    const { envelope_id } = JSON.parse(String(data));
    socket.send('nonsense');
    if (envelope_id) socket.send(JSON.stringify({ envelope_id, payload: { text: 'hello?' } }));
  });
  await world.slack.waitFor(async () => (await world.slack.sockets.open()).length === 1);

  expect(await world.slack.as('ana').shortcut('echo_global')).toMatchObject({ ok: true });
  expect((await world.slack.log({ method: 'shortcut' })).at(-1)).toMatchObject({
    error: 'ack_payload_ignored',
  });
  socket.close();
});

test('commands do not work in threads', async () => {
  await using world = await openSandbox();
  const ana = world.slack.as('ana');
  const parent = await ana.say('#training', 'a thread');

  expect(await ana.command('#training', '/echo', { threadTs: parent.ts })).toMatchObject({
    error: 'not_in_thread',
  });
});

test('over signed HTTP an app that answers 404 gets a dispatch failure, and a wrong secret is refused', async () => {
  await using echo = await openHttpEcho((app) => app.command('/echo', async ({ ack }) => ack()));
  const ana = echo.slack.as('ana');
  expect(await ana.command('#training', '/echo')).toMatchObject({ ok: true });

  const right = (await echo.slack.log({ method: 'slash_commands' })).at(-1);
  const forged = await fetch(`${requestUrlOf(echo)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
      'x-slack-signature': 'v0=00',
    },
    body: new URLSearchParams(Object.entries(right?.request as Record<string, string>)),
  });
  expect(forged.status).toBe(401);

  echo.sandbox.setRequestUrl(`${requestUrlOf(echo).replace('/slack/events', '')}/elsewhere`);
  expect(await ana.command('#training', '/echo')).toMatchObject({ error: 'dispatch_failed' });
});

function requestUrlOf(echo: { requestUrl?: string }): string {
  if (!echo.requestUrl) throw new Error('not over HTTP');
  return echo.requestUrl;
}

describe('sockets', () => {
  test('each envelope goes to exactly one of several sockets', async () => {
    let served = 0;
    await using echo = await openEcho(
      (app) =>
        app.command('/echo', async ({ ack }) => {
          served += 1;
          await ack();
        }),
      {},
      3,
    );
    expect(await echo.slack.sockets.open()).toHaveLength(3);

    for (let round = 0; round < 12; round += 1) await echo.slack.as('ana').command('#training', '/echo');

    expect(served).toBe(12);
    const used = (await echo.slack.log({ method: 'slash_commands' })).map((each) => each.socket);
    expect(new Set(used).size).toBeGreaterThan(1);
  });

  test('an address connects once, and an eleventh connection sends the oldest away', async () => {
    await using world = await openSandbox();
    const { call } = apiOf(world.sandbox, world.slack);
    const connect = async () =>
      String((await call('apps.connections.open', {}, world.sandbox.appToken))['url']);
    const sockets: WebSocket[] = [];
    for (let each = 0; each < 11; each += 1) {
      sockets.push(new WebSocket(await connect()));
      await world.slack.waitFor(async () => (await world.slack.sockets.open()).includes(each + 1));
    }

    expect(await world.slack.sockets.open()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    const again = new WebSocket(String(sockets[10]?.url));
    await new Promise((resolve) => again.addEventListener('error', resolve));
    for (const socket of sockets) socket.close();
  });

  test('while one socket is refreshed another serves', async () => {
    await using echo = await openEcho((app) => app.command('/echo', async ({ ack }) => ack()), {}, 2);
    const [first] = await echo.slack.sockets.open();

    await echo.slack.sockets.refresh({ socket: Number(first) });

    expect(await echo.slack.as('ana').command('#training', '/echo')).toMatchObject({ ok: true });
    await echo.slack.waitFor(async () => (await echo.slack.sockets.open()).length === 2);
    expect(await echo.slack.sockets.open()).not.toContain(first);
  });

  test('a gap leaves the app without a connection', async () => {
    await using echo = await openEcho((app) => app.command('/echo', async ({ ack }) => ack()));

    await echo.slack.sockets.refresh({ gapMs: 600 });
    const inGap = await echo.slack.as('ana').command('#training', '/echo');
    await echo.slack.waitFor(async () => (await echo.slack.sockets.open()).length === 1);
    const afterGap = await echo.slack.as('ana').command('#training', '/echo');

    expect([inGap.error, afterGap.ok]).toEqual(['dispatch_failed', true]);
  });

  test('a socket that is cut comes back', async () => {
    await using echo = await openEcho((app) => app.command('/echo', async ({ ack }) => ack()));
    const before = await echo.slack.sockets.open();

    await echo.slack.sockets.cut();
    await echo.slack.waitFor(async () =>
      (await echo.slack.sockets.open()).some((each) => !before.includes(each)),
    );

    expect(await echo.slack.as('ana').command('#training', '/echo')).toMatchObject({ ok: true });
  });
});
