import { existsSync, readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { EVENT_SCOPES } from '../../sandbox/delivery/events.ts';
import { apiOf } from './support/api.ts';
import { openEcho, openSandbox } from './support/echo.ts';
import { manifestWith } from './support/errors.ts';

test('an app hears only what its manifest subscribes to and its scopes allow', async () => {
  const manifest = manifestWith(({ oauth_config: { scopes } }) => {
    scopes.bot = scopes.bot.filter((each) => each !== 'im:history');
  });
  await using world = await openSandbox({ manifest });
  const ana = world.slack.as('ana');

  await ana.say(await ana.dm(), 'nobody listens');
  await ana.react(await ana.say('#training', 'nor here'), 'tada');

  expect(await world.slack.log({ direction: 'slack-to-app' })).toEqual([]);
});

test('an app that is uninstalled is told, and its tokens are dead', async () => {
  const told: string[] = [];
  const manifest = manifestWith(({ settings }) => {
    settings.event_subscriptions.bot_events.push('app_uninstalled', 'tokens_revoked');
  });
  await using echo = await openEcho(
    (app) => {
      for (const name of ['app_uninstalled', 'tokens_revoked'] as const)
        app.event(name, async ({ event }) => {
          told.push(event.type);
        });
    },
    { manifest },
  );

  await echo.slack.app.uninstall();
  await echo.slack.idle();

  expect(told.sort()).toEqual(['app_uninstalled', 'tokens_revoked']);
  const { call } = apiOf(echo.sandbox, echo.slack);
  expect(await call('auth.test', {})).toMatchObject({ error: 'account_inactive' });
  await echo.slack.app.install();
  expect(await call('auth.test', {})).toMatchObject({ ok: true });
});

test('what the bot posts in a direct message comes back as an event, changes and deletions too', async () => {
  await using echo = await openEcho(() => undefined);
  const { chat } = echo.app.client;
  const posted = await chat.postMessage({ channel: 'U0ANA00001', text: 'one' });
  const place = { channel: String(posted.channel), ts: String(posted.ts) };
  await chat.update({ ...place, text: 'two' });
  await chat.delete(place);
  await echo.slack.idle();

  const events = (await echo.slack.log({ method: 'message' })).map((each) => Object(each.request)['event']);
  expect(events).toMatchObject([
    { type: 'message', text: 'one', bot_id: echo.sandbox.botId, channel_type: 'im' },
    { subtype: 'message_changed', message: { text: 'two' }, previous_message: { text: 'one' } },
    { subtype: 'message_deleted', deleted_ts: place.ts },
  ]);
});

test('with rate limits on, the sixth message in a second to one channel has to wait, and others do not', async () => {
  let now = 0;
  await using world = await openSandbox({ rateLimits: true, monotonic: () => now });
  const client = new WebClient(world.sandbox.botToken, {
    slackApiUrl: world.sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'again' });
  for (let each = 0; each < 5; each += 1) await post('C0TRAIN001');

  await expect(post('C0TRAIN001')).rejects.toMatchObject({ retryAfter: 5 });
  expect(await post('C0EVALS001')).toMatchObject({ ok: true });
  now = 5_000;
  expect(await post('C0TRAIN001')).toMatchObject({ ok: true });
});

const published = new URL('../../../shared/slack/events.json', import.meta.url);

if (existsSync(published))
  test('the events are those Slack publishes, with their scopes', () => {
    const events: { name: string; scopes?: string[] }[] = JSON.parse(readFileSync(published, 'utf8'));

    for (const [name, scopes] of Object.entries(EVENT_SCOPES)) {
      // Slack's list lacks channel_archive and its kin, whose pages exist.
      const found = events.find((each) => each.name === name);
      const allowed = found?.scopes?.map((each) => each.replace('.', ':')) ?? scopes;
      expect(allowed, name).toEqual(expect.arrayContaining([...scopes]));
    }
  });
