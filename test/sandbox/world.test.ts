import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { type Api, apiOf } from './support/api.ts';
import { openSandbox } from './support/echo.ts';
import { follow } from './support/follower.ts';

const TRAINING = 'C0TRAIN001';
const words = { channel: TRAINING, text: 'Words' };

describe('the clock', () => {
  test('world time starts where it is told, and message ts and zone offsets follow it', async () => {
    await using world = await openSandbox({ worldNow: '2026-03-02T08:00:00Z' });
    const { call } = apiOf(world.sandbox, world.slack);
    const offset = async () =>
      ((await call('users.info', { user: 'U0ANA00001' }))['user'] as { tz_offset: number }).tz_offset;

    const before = [await offset(), Number((await call('chat.postMessage', words))['ts'])];
    const moved = await world.slack.clock.moveTo('2026-03-30T09:00:00+02:00');
    const after = [await offset(), Number((await call('chat.postMessage', words))['ts'])];

    expect(before).toEqual([3_600, expect.closeTo(Date.parse('2026-03-02T08:00:00Z') / 1000, -1)]);
    expect(after).toEqual([7_200, expect.closeTo(Date.parse('2026-03-30T07:00:00Z') / 1000, -1)]);
    expect(moved).toMatchObject({ moved: true, waitingFor: [] });
  });

  test('it never goes back', async () => {
    await using world = await openSandbox();

    await expect(world.slack.clock.moveTo('2020-01-01T00:00:00Z')).rejects.toThrow('only moves forward');
  });

  test('followers are asked before, and waited for after', async () => {
    await using world = await openSandbox();
    await using follower = await follow(world.sandbox.clockUrl, 'hunch');

    const result = await world.slack.clock.by({ hours: 1 });

    expect(result).toMatchObject({ moved: true, waitingFor: [] });
    expect(follower.events.map((each) => each.kind)).toEqual(['clock', 'announced', 'moved']);
    expect(follower.events.at(-1)).toMatchObject({ what: 'move', now: expect.any(Number) });
  });

  test('on its way it stops wherever a follower has something to do, and nowhere else', async () => {
    await using world = await openSandbox({ worldNow: '2026-03-02T08:00:00Z' });
    const wakes = ['2026-03-02T12:00:00Z', '2026-03-01T00:00:00Z'];
    await using follower = await follow(world.sandbox.clockUrl, 'hunch', { wakes });
    await using _other = await follow(world.sandbox.clockUrl, 'later', { wakes: ['2026-03-02T20:00:00Z'] });

    const result = await world.slack.clock.moveTo('2026-03-03T08:00:00Z');

    const stops = follower.events.filter(({ kind }) => kind === 'moved').map(({ now }) => Number(now));
    expect(stops).toEqual([
      expect.closeTo(Date.parse('2026-03-02T12:00:00Z'), -4),
      expect.closeTo(Date.parse('2026-03-03T08:00:00Z'), -4),
    ]);
    expect(result).toMatchObject({ moved: true, waitingFor: [] });
  });

  test('nothing moves while somebody is not ready, and they are named', async () => {
    await using world = await openSandbox({ clockPatienceMs: 100 });
    await using _follower = await follow(world.sandbox.clockUrl, 'busy', { ready: false });
    const before = (await world.slack.clock.read()).offsetMs;

    const result = await world.slack.clock.by({ hours: 1 });

    expect(result).toMatchObject({ moved: false, waitingFor: ['busy'], offsetMs: before });
  });

  test('whoever does not settle is named, and the clock has moved', async () => {
    await using world = await openSandbox({ clockPatienceMs: 100 });
    await using _follower = await follow(world.sandbox.clockUrl, 'slow', { settled: false });
    const before = (await world.slack.clock.read()).offsetMs;

    const result = await world.slack.clock.by({ hours: 1 });

    expect(result).toMatchObject({ moved: true, waitingFor: ['slow'], offsetMs: before + 3_600_000 });
  });

  test('moves take turns, and a follower that leaves is not waited for', async () => {
    await using world = await openSandbox();
    const follower = await follow(world.sandbox.clockUrl, 'leaving', { settled: false });
    const before = (await world.slack.clock.read()).offsetMs;

    const both = Promise.all([world.slack.clock.by({ hours: 1 }), world.slack.clock.by({ hours: 2 })]);
    await world.slack.waitFor(async () => follower.events.some((each) => each.kind === 'moved'));
    await follower[Symbol.asyncDispose]();

    expect((await both).map((each) => each.offsetMs - before)).toEqual([3_600_000, 10_800_000]);
  });

  test('starting over is announced, and makes another workspace', async () => {
    await using world = await openSandbox();
    const { call } = apiOf(world.sandbox, world.slack);
    await call('chat.postMessage', words);
    const before = await world.slack.clock.read();
    await using follower = await follow(world.sandbox.clockUrl, 'hunch');

    const result = await world.slack.startOver();

    expect(result).toMatchObject({ moved: true });
    expect(result.workspaceId).not.toBe(before.workspaceId);
    expect(follower.events.at(-1)).toMatchObject({ what: 'start-over', workspaceId: result.workspaceId });
    expect(await world.slack.as('ana').messages('#training')).toEqual([]);
  });
});

describe('a state file', () => {
  test('keeps messages, clock and tokens over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const statePath = join(folder, 'slack.db');
    const first = await openSandbox({ statePath });
    await first.slack.clock.by({ days: 3 });
    await first.slack.as('ana').say('#training', 'kept');
    const before = await first.slack.clock.read();
    await first.sandbox.close();

    const second = await openSandbox({ statePath });
    const after = await second.slack.clock.read();
    const [message] = await second.slack.as('ana').messages('#training');
    await second.slack.as('ana').say('#training', 'newer');
    const stamps = (await second.slack.as('ana').messages('#training')).map((each) => each.ts);
    await second.sandbox.close();
    rmSync(folder, { recursive: true });

    expect(message).toMatchObject({ plain: 'kept' });
    expect(stamps).toEqual([...stamps].sort());
    expect([after.offsetMs, after.workspaceId]).toEqual([before.offsetMs, before.workspaceId]);
    expect(second.sandbox.botToken).toBe(first.sandbox.botToken);
  });

  test('a line cut short by a crash is left out, and what was overtaken is gone after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const statePath = join(folder, 'slack.db');
    const first = await openSandbox({ statePath });
    const message = await first.slack.as('ana').say('#training', 'one');
    await first.slack.as('ana').edit(message, 'two');
    await first.sandbox.close();
    appendFileSync(statePath, '{"name":"messages","id":"cut sh');

    const second = await openSandbox({ statePath });
    const messages = await second.slack.as('ana').messages('#training');
    await second.sandbox.close();
    const lines = readFileSync(statePath, 'utf8').split('\n');
    rmSync(folder, { recursive: true });

    expect(messages.map((each) => each.plain)).toEqual(['two']);
    expect(lines.filter((each) => each.includes('"messages"'))).toHaveLength(1);
  });
});

test('a busy port gives the next free one', async () => {
  await using first = await openSandbox();
  const { port } = new URL(first.sandbox.url);
  await using second = await openSandbox({ port: Number(port) });

  expect(Number(new URL(second.sandbox.url).port)).toBeGreaterThan(Number(port));
});

describe('faults', () => {
  const open = async () => {
    const world = await openSandbox();
    const client = new WebClient(world.sandbox.botToken, {
      slackApiUrl: world.sandbox.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 500,
    });
    const count = async () => (await world.slack.as('ana').messages('#training')).length;
    return { ...world, client, count };
  };

  test.each([
    ['rate_limited', 'slack_webapi_rate_limited_error', 0],
    ['slack_error', 'slack_webapi_platform_error', 0],
    ['error_before', 'slack_webapi_http_error', 0],
    ['error_after', 'slack_webapi_http_error', 1],
    ['dropped_before', 'slack_webapi_request_error', 0],
    ['dropped_after', 'slack_webapi_request_error', 1],
    ['cut_body', undefined, 1],
    ['html_body', undefined, 1],
    ['slow', 'slack_webapi_request_error', 1],
  ] as const)('%s strikes once, as often as it was asked for', async (kind, code, posted) => {
    await using world = await open();
    await world.slack.faults.add({ on: 'chat.postMessage', kind });

    const error = await world.client.chat.postMessage(words).then(
      () => null,
      (reason) => reason,
    );

    expect(error).toBeInstanceOf(Error);
    if (code) expect(error.code).toBe(code);
    expect(await world.count()).toBe(posted);
    expect(await world.client.chat.postMessage(words)).toMatchObject({ ok: true });
    await world.slack.idle();
    expect((await world.slack.log({ method: 'chat.postMessage' }))[0]).toMatchObject({ faults: [kind] });
  });

  test('they can be narrowed to arguments, and to a share of calls that repeats with the seed', async () => {
    const struck = async (seed: number) => {
      await using world = await openSandbox({ seed });
      const { call } = apiOf(world.sandbox, world.slack);
      await world.slack.faults.add({
        on: 'chat.postMessage',
        kind: 'slack_error',
        count: 100,
        probability: 0.5,
        where: { channel: TRAINING },
      });
      const oks: boolean[] = [];
      for (let each = 0; each < 20; each += 1) oks.push((await call('chat.postMessage', words)).ok);
      const elsewhere = await call('chat.postMessage', { ...words, channel: 'C0EVALS001' });
      return { oks, elsewhere: elsewhere.ok };
    };

    const [once, twice] = [await struck(7), await struck(7)];

    expect(once).toEqual(twice);
    expect(once.oks).toContain(true);
    expect(once.oks).toContain(false);
    expect(once.elsewhere).toBe(true);
  });

  test('history lags: what was just posted is not found yet', async () => {
    await using world = await openSandbox();
    const { call } = apiOf(world.sandbox, world.slack);
    await call('chat.postMessage', words);
    await world.slack.faults.add({ on: 'conversations.history', kind: 'history_lag', delayMs: 60_000 });
    const found = async () =>
      ((await call('conversations.history', { channel: TRAINING }))['messages'] as []).length;

    expect([await found(), await found()]).toEqual([0, 1]);
  });
});

describe('files', () => {
  const picture = (id: string) => ({
    ...words,
    blocks: [{ type: 'image', alt_text: 'A chart', slack_file: { id } }],
  });

  test('a picture cannot be shown before Slack has looked at it', async () => {
    await using world = await openSandbox({ fileReadyAfterMs: 80 });
    const api: Api = apiOf(world.sandbox, world.slack);
    const id = await api.uploadPicture();

    const early = await api.call('chat.postMessage', picture(id));
    const ready = await world.slack.waitFor(async () => {
      const reply = await api.call('chat.postMessage', picture(id));
      return reply.ok && reply;
    });

    expect(early).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: [expect.stringContaining('invalid slack file')] },
    });
    expect(ready.ok).toBe(true);
    const bytes = await fetch(`${world.sandbox.url}/files/${id}`);
    expect([bytes.headers.get('content-type'), (await bytes.arrayBuffer()).byteLength]).toEqual([
      'image/png',
      4,
    ]);
  });

  test('the SDK uploads, and Slack posts the file where it is told', async () => {
    await using world = await openSandbox();
    const client = new WebClient(world.sandbox.botToken, { slackApiUrl: world.sandbox.apiUrl });

    await client.files.uploadV2({
      channel_id: TRAINING,
      filename: 'predictions.csv',
      file: Buffer.from('a,b\n1,2\n'),
      initial_comment: 'Your export',
    });

    const message = await world.slack.as('ana').waitForMessage('#training', 'Your export');
    expect(message.files).toMatchObject([{ name: 'predictions.csv', mimetype: 'text/csv' }]);
  });
});

test('two windows hear of the same changes, each only of what its person may see', async () => {
  await using world = await openSandbox();
  await using ana = await follow(`${world.sandbox.url}/sandbox`, 'ana', { path: '/stream?as=ana' });
  await using kenji = await follow(`${world.sandbox.url}/sandbox`, 'kenji', { path: '/stream?as=kenji' });

  await world.slack.as('maria').say('#secret-model', 'do not tell');
  await world.slack.as('maria').say('#training', 'tell');
  await world.slack.waitFor(async () => kenji.events.some((each) => each.kind === 'message'));

  const heard = (events: readonly { kind: string; message?: unknown }[]) =>
    events.filter((each) => each.kind === 'message').map((each) => each.message);
  expect(heard(ana.events)).toMatchObject([{ plain: 'do not tell' }, { plain: 'tell' }]);
  expect(heard(kenji.events)).toMatchObject([{ plain: 'tell' }]);
});

test('a payload of the log can be sent again', async () => {
  await using world = await openSandbox();
  const { call } = apiOf(world.sandbox, world.slack);
  await call('chat.postMessage', words);
  const [entry] = await world.slack.log({ method: 'chat.postMessage' });

  await world.slack.resend(Number(entry?.id));

  expect(await world.slack.as('ana').messages('#training')).toHaveLength(2);
  expect(JSON.stringify(await world.slack.log())).not.toContain(world.sandbox.botToken);
});

test('a window opens with everything it needs', async () => {
  await using world = await openSandbox();

  const response = await fetch(`${world.sandbox.url}/sandbox/bootstrap?as=maria`);

  expect(await response.json()).toMatchObject({
    team: { name: 'Acme Research' },
    viewer: { name: 'maria', admin: true },
    commands: [
      { command: '/echo', description: 'Says it again', usageHint: 'anything' },
      { command: '/raw' },
    ],
    shortcuts: [{ type: 'message', callbackId: 'echo_message' }, { type: 'global' }],
    channels: expect.arrayContaining([expect.objectContaining({ name: 'secret-model', kind: 'private' })]),
    clock: { now: expect.any(Number) },
  });
});
