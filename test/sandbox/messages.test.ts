import { expect, test } from 'vitest';
import { apiOf } from './support/api.ts';
import { openEcho, openSandbox } from './support/echo.ts';

const TRAINING = 'C0TRAIN001';
const yes = {
  type: 'actions' as const,
  block_id: 'answers',
  elements: [
    {
      type: 'button' as const,
      action_id: 'yes',
      value: 'p1',
      text: { type: 'plain_text' as const, text: 'Yes' },
    },
  ],
};

test('a response URL works five times', async () => {
  await using echo = await openEcho((app) =>
    app.command('/echo', async ({ ack, respond }) => {
      await ack();
      for (let use = 1; use <= 5; use += 1) await respond(`answer ${use}`);
      await expect(respond('answer 6')).rejects.toThrow();
      await respond('never').catch(() => undefined);
    }),
  );
  const ana = echo.slack.as('ana');

  await ana.command('#training', '/echo');
  await ana.waitForMessage('#training', 'answer 5');
  await echo.slack.waitFor(
    async () => (await echo.slack.log({ method: 'response_url', failed: true })).length > 0,
  );

  expect((await echo.slack.log({ method: 'response_url' })).at(-1)).toMatchObject({
    status: 404,
    error: 'used_url',
  });
});

test('a response URL dies after 30 minutes', async () => {
  let now = 0;
  const urls: string[] = [];
  await using echo = await openEcho(
    (app) =>
      app.command('/echo', async ({ ack, body }) => {
        urls.push(body.response_url);
        await ack();
      }),
    { monotonic: () => now },
  );
  await echo.slack.as('ana').command('#training', '/echo');

  now = 30 * 60_000 + 1;
  const response = await fetch(String(urls[0]), { method: 'POST', body: JSON.stringify({ text: 'late' }) });

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: 'expired_url' });
});

test('an answer that Slack would refuse is refused', async () => {
  const urls: string[] = [];
  await using echo = await openEcho((app) =>
    app.command('/echo', async ({ ack, body }) => {
      urls.push(body.response_url);
      await ack({
        text: 'x',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
      });
    }),
  );

  const outcome = await echo.slack.as('ana').command('#training', '/echo');
  const response = await fetch(String(urls[0]), { method: 'POST', body: JSON.stringify({ blocks: [{}] }) });

  expect(outcome).toMatchObject({ ok: false, error: 'invalid_blocks' });
  expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_blocks' }]);
});

test('an ephemeral can be replaced and deleted by the one who sees it; its press carries no message', async () => {
  const bodies: Record<string, unknown>[] = [];
  await using echo = await openEcho((app) => {
    app.command('/echo', async ({ ack }) => ack({ text: 'sure?', blocks: [yes] }));
    app.action('yes', async ({ ack, respond, body }) => {
      bodies.push({ ...body });
      await ack();
      if (bodies.length === 1) await respond({ replace_original: true, text: 'really?', blocks: [yes] });
      else await respond({ delete_original: true });
    });
  });
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');
  const [asked] = await ana.messages('#training');
  if (!asked) throw new Error('nothing asked');

  await ana.click(asked, 'Yes');
  const again = await ana.waitForMessage('#training', (each) => each.text === 'really?');
  expect(again).toMatchObject({ ts: asked.ts, edited: false });
  await ana.click(again, 'Yes');
  await echo.slack.waitFor(async () => (await ana.messages('#training')).length === 0);

  expect(bodies[0]).toMatchObject({ container: { is_ephemeral: true, message_ts: asked.ts } });
  expect(bodies[0]).not.toHaveProperty('message');
  await expect(echo.slack.as('maria').click(asked, 'Yes')).rejects.toThrow('sees no message');
});

test('a press in a channel carries the message, the actor and a trigger', async () => {
  await using echo = await openEcho((app) => app.action('yes', async ({ ack }) => ack()));
  await echo.app.client.chat.postMessage({
    channel: TRAINING,
    text: 'Did it?',
    blocks: [yes],
    metadata: { event_type: 'asked', event_payload: { key: 'k1' } },
  });
  const lena = echo.slack.as('lena');
  const message = await lena.waitForMessage('#training', (each) => each.byBot);

  await lena.click(message, { actionId: 'yes' });

  expect((await echo.slack.log({ method: 'block_actions' })).at(-1)?.request).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0LENA0001', username: 'lena', team_id: 'T0ACME001' },
    channel: { id: TRAINING, name: 'training' },
    message: {
      ts: message.ts,
      text: 'Did it?',
      metadata: { event_type: 'asked', event_payload: { key: 'k1' } },
    },
    actions: [{ type: 'button', action_id: 'yes', block_id: 'answers', value: 'p1' }],
    trigger_id: expect.any(String),
    response_url: expect.any(String),
  });
});

test('an outsider may press but not command; a guest sees only their channels', async () => {
  await using echo = await openEcho((app) => {
    app.command('/echo', async ({ ack }) => ack());
    app.action('yes', async ({ ack }) => ack());
  });
  await echo.app.client.chat.postMessage({ channel: 'C0EVALS001', text: 'Did it?', blocks: [yes] });
  const otto = echo.slack.as('otto');

  const pressed = await otto.click(await otto.waitForMessage('#evals', (each) => each.byBot), 'Yes');
  const commanded = await otto.command('#evals', '/echo');
  const seen = (await echo.slack.as('lena').channels()).map((each) => each.name);

  expect([pressed.ok, commanded.error]).toEqual([true, 'unknown_command']);
  expect((await echo.slack.log({ method: 'block_actions' })).at(-1)?.request).toMatchObject({
    user: { id: 'U0OTTO0001', team_id: 'T0NORDIC1' },
  });
  expect(seen).toEqual(['training']);
  await expect(echo.slack.as('kenji').messages('#secret-model')).rejects.toThrow('sees no conversation');
});

test('metadata is in full only when asked for, kept by an update and removed by {}', async () => {
  await using world = await openSandbox();
  const { call } = apiOf(world.sandbox, world.slack);
  const metadata = { event_type: 'asked', event_payload: { key: 'k1' } };
  const { ts } = await call('chat.postMessage', { channel: TRAINING, text: 'a', metadata });
  const read = async (all: boolean) => {
    const { messages } = await call('conversations.history', {
      channel: TRAINING,
      include_all_metadata: all,
    });
    return (messages as { metadata?: unknown }[])[0]?.metadata;
  };

  expect(await read(false)).toEqual({ event_type: 'asked' });
  await call('chat.update', { channel: TRAINING, ts, text: 'b' });
  expect(await read(true)).toEqual(metadata);
  await call('chat.update', { channel: TRAINING, ts, text: 'b', metadata: {} });
  expect(await read(true)).toBeUndefined();
});

test('history is paged, newest first, bounded by oldest and latest, and leaves replies out', async () => {
  await using world = await openSandbox();
  const { call } = apiOf(world.sandbox, world.slack);
  const stamps: string[] = [];
  for (const text of ['a', 'b', 'c'])
    stamps.push(String((await call('chat.postMessage', { channel: TRAINING, text }))['ts']));
  await call('chat.postMessage', { channel: TRAINING, text: 'reply', thread_ts: stamps[0] });
  const texts = (reply: Record<string, unknown>) =>
    (reply['messages'] as { text: string }[]).map((each) => each.text);

  const first = await call('conversations.history', { channel: TRAINING, limit: 2 });
  const second = await call('conversations.history', {
    channel: TRAINING,
    limit: 2,
    cursor: first.response_metadata?.next_cursor,
  });

  expect([texts(first), texts(second)]).toEqual([['c', 'b'], ['a']]);
  expect(texts(await call('conversations.history', { channel: TRAINING, oldest: stamps[1] }))).toEqual(['c']);
  expect(
    texts(await call('conversations.history', { channel: TRAINING, oldest: stamps[1], inclusive: true })),
  ).toEqual(['c', 'b']);
  expect(texts(await call('conversations.history', { channel: TRAINING, latest: stamps[1] }))).toEqual(['a']);
  expect(texts(await call('conversations.replies', { channel: TRAINING, ts: stamps[0] }))).toEqual([
    'a',
    'reply',
  ]);
});

test('an ephemeral is in no history, cannot be updated, and is for members of the channel', async () => {
  await using world = await openSandbox();
  const { call } = apiOf(world.sandbox, world.slack);
  const whisper = { channel: TRAINING, user: 'U0ANA00001', text: 'psst' };

  const { message_ts: ts } = await call('chat.postEphemeral', whisper);

  expect(await call('conversations.history', { channel: TRAINING })).toMatchObject({ messages: [] });
  expect(await call('chat.update', { channel: TRAINING, ts, text: 'louder' })).toMatchObject({
    error: 'message_not_found',
  });
  expect(await world.slack.as('ana').messages('#training')).toMatchObject([
    { plain: 'psst', ephemeral: true },
  ]);
  expect(await world.slack.as('sam').messages('#training')).toEqual([]);
});

test('unread counts rise with others’ messages and fall when a person reads', async () => {
  await using world = await openSandbox();
  const ana = world.slack.as('ana');
  await world.slack.as('sam').say('#training', 'one');
  const last = await world.slack.as('sam').say('#training', 'two');
  await ana.say('#training', 'mine');
  const unread = async () => (await ana.channels()).find((each) => each.name === 'training')?.unread;

  const before = await unread();
  await ana.read(last);

  expect([before, await unread()]).toEqual([2, 0]);
});

test('messages of the same moment have different ts', async () => {
  await using world = await openSandbox();
  const ana = world.slack.as('ana');

  const said = await Promise.all(
    Array.from({ length: 30 }, (_, each) => ana.say('#training', `message ${each}`)),
  );

  expect(new Set(said.map((each) => each.ts)).size).toBe(30);
  expect(await ana.messages('#training')).toHaveLength(30);
});

test('a text above 40,000 characters is cut, with a warning', async () => {
  await using world = await openSandbox();
  const { call } = apiOf(world.sandbox, world.slack);

  const reply = await call('chat.postMessage', { channel: TRAINING, text: 'x'.repeat(40_001) });

  expect(reply).toMatchObject({ ok: true, warning: 'message_truncated' });
  expect((reply['message'] as { text: string }).text).toHaveLength(40_000);
});

test('a direct message to somebody deactivated succeeds in silence', async () => {
  await using world = await openSandbox();
  await world.slack.people.change('kenji', { deactivated: true });
  const { call } = apiOf(world.sandbox, world.slack);

  expect(await call('chat.postMessage', { channel: 'U0KENJI001', text: 'hello?' })).toMatchObject({
    ok: true,
  });
  expect(await call('users.info', { user: 'U0KENJI001' })).toMatchObject({ user: { deleted: true } });
});

test('a message shortcut carries the message, also where the bot is not', async () => {
  await using echo = await openEcho((app) =>
    app.shortcut('echo_message', async ({ ack, respond }) => {
      await ack();
      await respond('seen');
    }),
  );
  const sam = echo.slack.as('sam');
  const message = await sam.say('#random', 'https://runs.example/1 looks odd');

  await sam.shortcut('echo_message', message);
  await sam.waitForMessage('#random', 'seen');

  expect((await echo.slack.log({ method: 'message_action' })).at(-1)?.request).toMatchObject({
    callback_id: 'echo_message',
    message: { text: '<https://runs.example/1> looks odd' },
    channel: { id: 'C0RANDOM01' },
    message_ts: message.ts,
  });
});

test('the app is told when it is invited, removed, or its channels change', async () => {
  const told: string[] = [];
  await using echo = await openEcho((app) => {
    for (const name of [
      'member_joined_channel',
      'member_left_channel',
      'channel_archive',
      'channel_rename',
    ] as const)
      app.event(name, async ({ event }) => {
        told.push(event.type);
      });
    app.event('channel_id_changed', async ({ event }) => {
      told.push(`${event.type} ${event.old_channel_id}`);
    });
  });

  await echo.slack.as('ana').command('#random', '/invite @echo');
  await echo.slack.channels.rename('#random', 'chatter');
  await echo.slack.channels.archive('#chatter');
  await echo.slack.channels.changeId('#evals');
  await echo.slack.channels.remove('#training', 'bot');
  await echo.slack.idle();

  expect(told).toEqual([
    'member_joined_channel',
    'channel_rename',
    'channel_archive',
    'channel_id_changed C0EVALS001',
    'member_left_channel',
  ]);
});

test('the ledger keeps every message that was ever visible, as it was posted, and when it went', async () => {
  await using sandbox = await openSandbox();
  const ana = sandbox.slack.as('ana');
  const first = await ana.say('#training', 'first');
  const second = await ana.say('#training', 'second');

  await ana.edit(first, 'changed');
  await ana.takeBack(second);

  const [one, two] = (await sandbox.slack.ledger()).slice(-2);
  expect(one).toMatchObject({ ts: first.ts, text: 'first' });
  expect(one).not.toHaveProperty('removedAt');
  expect(two).toMatchObject({ ts: second.ts, text: 'second', removedAt: expect.any(Number) });
});
