import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { methods } from '../../sandbox/api/methods.ts';
import { apiOf } from './support/api.ts';
import { openSandbox } from './support/echo.ts';
import { manifestWith, PROVOCATIONS } from './support/errors.ts';

const all = [...methods.values()];

describe.each(all.map((each) => [each.name, each] as const))('%s', (name, method) => {
  const codes = [...method.errors, ...(method.unpublishedErrors ?? [])];
  const provocations = PROVOCATIONS[name] ?? {};

  test('has every code it may answer with provoked below', () => {
    expect(Object.keys(provocations).sort()).toEqual(codes.sort());
  });

  test.each(Object.entries(provocations))('answers %s', async (code, { options, args }) => {
    await using world = await openSandbox(options);
    const api = apiOf(world.sandbox, world.slack);

    const reply = await api.call(name, await args({ ...world, api }));

    expect(reply).toMatchObject({ ok: false, error: code });
  });

  test('needs a token of the right kind', async () => {
    await using world = await openSandbox();
    const { call } = apiOf(world.sandbox, world.slack);
    const { botToken, appToken } = world.sandbox;

    expect(await call(name, {}, null)).toMatchObject({ error: 'not_authed' });
    expect(await call(name, {}, 'xoxb-nonsense')).toMatchObject({ error: 'invalid_auth' });
    expect(await call(name, {}, method.token === 'bot' ? appToken : botToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
  });

  test('refuses arguments it does not know, and misses those it needs', async () => {
    await using world = await openSandbox({
      manifest: manifestWith(({ oauth_config: { scopes } }) => {
        scopes.bot.push('team:read', 'files:read', 'reactions:write', 'users:read.email');
      }),
    });
    const { call } = apiOf(world.sandbox, world.slack);
    const token = method.token === 'app' ? world.sandbox.appToken : world.sandbox.botToken;

    const reply = await call(name, { nonsense: 'x' }, token);

    expect(reply).toMatchObject({ ok: false, error: 'invalid_arguments' });
    const messages = reply.response_metadata?.messages ?? [];
    expect(messages).toContain('[ERROR] unsupported argument: nonsense');
    for (const missing of method.requiredNames) expect(messages.join()).toContain(missing);
  });
});

test.each(all.filter((each) => each.scopes.length > 0).map((each) => [each.name, each.scopes] as const))(
  '%s needs its scope, and says which',
  async (name, scopes) => {
    const manifest = manifestWith(({ oauth_config }) => {
      oauth_config.scopes = { bot: ['commands'], bot_optional: [] };
    });
    await using world = await openSandbox({ manifest });

    expect(await apiOf(world.sandbox, world.slack).call(name, {})).toMatchObject({
      error: 'missing_scope',
      needed: scopes.join(','),
      provided: 'commands',
    });
  },
);

test('a method nobody knows is refused', async () => {
  await using world = await openSandbox();

  expect(await apiOf(world.sandbox, world.slack).call('chat.nonsense', {})).toMatchObject({
    error: 'unknown_method',
  });
});

test('JSON bodies are read where Slack reads them, and only there', async () => {
  await using world = await openSandbox();
  const { json } = apiOf(world.sandbox, world.slack);

  expect(await json('chat.postMessage', { channel: 'C0TRAIN001', text: 'hi' })).toMatchObject({ ok: true });
  expect(await json('conversations.info', { channel: 'C0TRAIN001' })).toMatchObject({
    error: 'invalid_arguments',
  });
  expect(await json('chat.postMessage', '{')).toMatchObject({ error: 'invalid_json' });
  expect(await json('chat.postMessage', '[]')).toMatchObject({ error: 'json_not_object' });
});

const published = new URL('../../../shared/slack/methods/', import.meta.url);

interface Published {
  readonly rate_limits?: string;
  readonly scope: { readonly bot?: readonly string[] };
  readonly json_input_supported?: boolean;
  readonly args: { readonly properties: object; readonly required?: readonly string[] };
  readonly errors: object;
}

/** Slack's own descriptions, where they lie beside the project. */
if (existsSync(published))
  test.each(all.map((each) => [each.name, each] as const))('%s is what Slack publishes', (name, method) => {
    const slack: Published = JSON.parse(readFileSync(new URL(`${name}.json`, published), 'utf8'));

    expect([...method.scopes].sort()).toEqual([...(slack.scope.bot ?? [])].sort());
    expect(Object.keys(slack.args.properties)).toEqual(expect.arrayContaining([...method.argumentNames]));
    expect(Object.keys(slack.errors)).toEqual(expect.arrayContaining([...method.errors]));
    const tier = slack.rate_limits ?? '';
    expect(method.tier).toBe(['t1', 't2', 't3', 't4'].includes(tier) ? tier : 'special');
    expect(method.readsJson).toBe(slack.json_input_supported ?? false);
    const required = (slack.args.required ?? []).filter((each) => each !== 'token');
    expect(method.requiredNames).toEqual(expect.arrayContaining(required));
  });
