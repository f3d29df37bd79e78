import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../src/config.ts';
import { BOT_SCOPES } from '../src/slack/connection/scopes.ts';
import { sourceFiles } from './support/imports.ts';

const manifest = parse(readFileSync('manifest.yml', 'utf8'));
const source = sourceFiles(['src'])
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const published = '../shared/slack';

/** Web API methods that the source calls, and the scope that each needs. */
const scopesOfMethods: Readonly<Record<string, string | null>> = {
  'auth.test': null,
  'bots.info': 'users:read',
  'chat.delete': 'chat:write',
  'chat.getPermalink': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.history': 'im:history',
  'conversations.info': 'channels:read',
  'conversations.members': 'groups:read',
  'conversations.open': 'im:write',
  'conversations.replies': 'im:history',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': null,
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
};

const calledMethods = new Set(
  [...source.matchAll(/\b(auth|bots|chat|conversations|files|users|views|reactions|team)\.([a-zA-Z]+)\(/g)]
    .map((match) => `${match[1]}.${match[2]}`)
    .filter(
      (method) =>
        (method !== 'files.map' &&
          !/\.(map|filter|flatMap|find|some|every|join|length|push|at|has)$/.test(method)) ||
        method === 'views.push',
    ),
);

describe('the manifest and the source say the same', () => {
  test('the slash command', () => {
    expect(manifest.features.slash_commands.map((one: { command: string }) => one.command)).toEqual([
      readSettings({}).settings?.commandName,
    ]);
  });

  test('every shortcut has a listener, and every listener a shortcut', () => {
    const named = manifest.features.shortcuts.map((one: { callback_id: string }) => one.callback_id);
    const listened = [
      ...source.matchAll(/app\.shortcut(?:<[^>]*>)?\(\s*(?:\{[^}]*callback_id:\s*)?([\w.]+|'[^']+')/g),
    ];
    expect(listened).toHaveLength(named.length);
    for (const id of named) expect(source).toContain(`'${id}'`);
  });

  test('every event has a listener, and every listener an event', () => {
    const subscribed = new Set<string>(manifest.settings.event_subscriptions.bot_events);
    const listened = new Set(
      [...source.matchAll(/app\.event(?:<[^>]*>)?\(\s*'([^']+)'/g)].map((match) =>
        match[1] === 'message' ? 'message.im' : match[1],
      ),
    );
    expect([...listened].sort()).toEqual([...subscribed].sort());
  });

  test('the scopes asked for at install are those of the manifest', () => {
    expect([...BOT_SCOPES].sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
  });

  test('every method that is called has its scope, and every scope a method or an event that needs it', () => {
    expect([...calledMethods].filter((method) => !(method in scopesOfMethods))).toEqual([]);
    const needed = new Set([...calledMethods].flatMap((method) => scopesOfMethods[method] ?? []));
    const asked = new Set<string>(manifest.oauth_config.scopes.bot);
    const optional = new Set<string>(manifest.oauth_config.scopes.bot_optional);
    expect([...needed].filter((scope) => !asked.has(scope) && !optional.has(scope))).toEqual([]);
    expect([...asked].filter((scope) => !needed.has(scope)).sort()).toEqual(['commands']);
  });

  test('docs/install.md gives every scope its reason', () => {
    const install = readFileSync('docs/install.md', 'utf8');
    const { bot, bot_optional } = manifest.oauth_config.scopes;
    expect([...bot, ...bot_optional].filter((scope) => !install.includes(`\`${scope}\``))).toEqual([]);
  });
});

describe.each([published].filter((folder) => existsSync(folder)))(
  "against Slack's own descriptions",
  (folder) => {
    test('the manifest fits the published schema', () => {
      const schema = JSON.parse(readFileSync(join(folder, 'manifest.schema.json'), 'utf8'));
      const validate = new Ajv({ strict: false }).compile(schema);

      validate(manifest);

      expect(validate.errors).toBeNull();
    });

    test('every event exists', () => {
      const events = readFileSync(join(folder, 'events.json'), 'utf8');
      const unknown = manifest.settings.event_subscriptions.bot_events.filter(
        (name: string) => !events.includes(`"${name}"`),
      );
      expect(unknown).toEqual([]);
    });
  },
);
