import { describe, expect, test } from 'vitest';
import { readSettings } from '../src/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };
const oauth = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_SIGNING_SECRET: 'secret',
  HUNCH_PUBLIC_URL: 'https://hunch.example.org/',
  HUNCH_KEY: key,
};

describe('what is set decides the mode, the database and the port', () => {
  test.each([
    ['nothing: the sandbox', {}, 'sandbox', './data/sandbox.db', 3901],
    ['two tokens: Socket Mode', socket, 'socket', './data/hunch.db', null],
    ['Socket Mode with a port', { ...socket, PORT: '8080' }, 'socket', './data/hunch.db', 8080],
    ['a signing secret: HTTP', http, 'http', './data/hunch.db', 3000],
    ['a client: OAuth', oauth, 'oauth', './data/hunch.db', 3000],
    [
      'an address: Postgres',
      { ...socket, DATABASE_URL: 'postgres://h@db/x' },
      'socket',
      'postgres://h@db/x',
      null,
    ],
    ['a folder of its own', { ...socket, HUNCH_DATA: '/srv/hunch' }, 'socket', '/srv/hunch/hunch.db', null],
  ])('%s', (_title, environment, mode, databaseUrl, port) => {
    const { settings, problems } = readSettings(environment);

    expect(problems).toEqual([]);
    expect({
      mode: settings?.connection.mode,
      databaseUrl: settings?.databaseUrl,
      port: settings?.port,
    }).toEqual({
      mode,
      databaseUrl,
      port,
    });
  });

  test('with both tokens and a signing secret Socket Mode is used, and a line says so', () => {
    const { settings } = readSettings({ ...socket, SLACK_SIGNING_SECRET: 's' });

    expect(settings?.connection.mode).toBe('socket');
    expect(settings?.remarks).toEqual([
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: using Socket Mode.',
    ]);
  });

  test('the sandbox keeps its own file: a set DATABASE_URL is ignored with a line', () => {
    const { settings } = readSettings({ DATABASE_URL: 'postgres://db/x' });

    expect(settings?.databaseUrl).toBe('./data/sandbox.db');
    expect(settings?.remarks).toHaveLength(1);
  });
});

describe('anything else is refused with everything that is wrong at once', () => {
  test.each([
    ['the sandbox in production', { NODE_ENV: 'production' }, ['sandbox']],
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [
      'a client id alone',
      { SLACK_CLIENT_ID: '1' },
      ['SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET, HUNCH_PUBLIC_URL, HUNCH_KEY'],
    ],
    ['tokens swapped', { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' }, ['xoxb-', 'xapp-']],
    ['a key that is too short', { ...oauth, HUNCH_KEY: 'abc' }, ['HUNCH_KEY']],
    ['an address without https', { ...oauth, HUNCH_PUBLIC_URL: 'http://x' }, ['HUNCH_PUBLIC_URL']],
    ['a Slack elsewhere', { ...socket, SLACK_API_URL: 'https://evil.example.org/api/' }, ['SLACK_API_URL']],
    ['a clock elsewhere', { ...socket, HUNCH_CLOCK_URL: 'http://10.0.0.1/clock' }, ['HUNCH_CLOCK_URL']],
    [
      'a clock in production',
      { ...socket, NODE_ENV: 'production', HUNCH_CLOCK_URL: 'http://127.0.0.1:1/clock' },
      ['NODE_ENV=production'],
    ],
    ['a port that is none', { ...http, PORT: 'high' }, ['PORT']],
    ['another database', { ...socket, DATABASE_URL: 'mysql://x' }, ['DATABASE_URL']],
    [
      'several at once',
      { ...socket, PORT: '0', SLACK_API_URL: 'ftp://x', HUNCH_COMMAND: 'predict' },
      ['PORT', 'SLACK_API_URL', 'HUNCH_COMMAND'],
    ],
  ])('%s', (_title, environment, named) => {
    const { settings, problems } = readSettings(environment);

    expect(settings).toBeNull();
    for (const name of named) expect(problems.join('\n')).toContain(name);
  });

  test("Slack's own address is accepted", () => {
    expect(readSettings({ ...socket, SLACK_API_URL: 'https://slack.com/api/' }).problems).toEqual([]);
  });
});
