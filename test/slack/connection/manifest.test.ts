import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { manifestFor } from '../../../src/slack/connection/manifest.ts';
import { openFolder } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { nothingWrong } from '../listeners/capture/nothing-wrong.ts';

const plain = parse(readFileSync('manifest.yml', 'utf8'));
const none = { command: '/predict', name: null, url: null };

describe('the manifest', () => {
  test('with nothing chosen is the one in the file', () => {
    expect(manifestFor(plain, none)).toEqual(plain);
  });

  test('takes another command and name; the bot is called alike', () => {
    expect(manifestFor(plain, { ...none, command: '/hunch', name: 'Hunch test' })).toMatchObject({
      display_information: { name: 'Hunch test' },
      features: { bot_user: { display_name: 'hunch-test' }, slash_commands: [{ command: '/hunch' }] },
    });
  });

  test('for HTTP names every address at which Slack calls, and takes Socket Mode out', () => {
    const events = 'https://hunch.example.org/slack/events';
    expect(manifestFor(plain, { ...none, url: 'https://hunch.example.org' })).toMatchObject({
      features: { slash_commands: [{ url: events }] },
      oauth_config: { redirect_urls: ['https://hunch.example.org/slack/oauth_redirect'] },
      settings: {
        event_subscriptions: { request_url: events },
        interactivity: { request_url: events, message_menu_options_url: events },
        socket_mode_enabled: false,
      },
    });
  });

  test('refuses a name that Slack would refuse', () => {
    expect(() => manifestFor(plain, { ...none, name: 'x'.repeat(36) })).toThrow('35 characters');
  });
});

test('a Hunch installed under another command works from end to end, and calls itself by it', async () => {
  using folder = openFolder();
  const manifest = join(folder.path, 'manifest.yml');
  writeFileSync(manifest, stringify(manifestFor(plain, { ...none, command: '/hunch', name: 'Hunch test' })));
  await using world = await openWorld('sqlite', '2026-11-23T08:00:00Z', undefined, {
    manifest,
    commandName: '/hunch',
  });
  const ana = world.slack.as('ana');

  await ana.command('#random', '/hunch val_loss < 0.35 by tomorrow 9am 70%');
  await world.slack.clock.moveTo('2026-11-24T08:00:00Z');
  const dm = await ana.dm();
  await ana.click(await ana.waitForMessage(dm, 'val_loss'), 'No');
  await ana.waitForMessage(dm, 'You gave 30%');
  await ana.command('#random', '/hunch help');

  const help = await ana.waitForMessage('#random', '/hunch settings');
  expect(help.plain).not.toContain('/predict');
  expect((await ana.home()).plain).toContain('/hunch help');
  await nothingWrong(world);
});
