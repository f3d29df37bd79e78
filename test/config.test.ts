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

describe('a bad value is refused with a sentence that names it, what was set and what is allowed', () => {
  const wholeNumber = 'must be a whole number from 1 to 65535.';
  test.each([
    ['PORT', 'high', `PORT is "high", but ${wholeNumber}`],
    ['PORT', '0', `PORT is "0", but ${wholeNumber}`],
    ['PORT', '65536', `PORT is "65536", but ${wholeNumber}`],
    ['PORT', '80.5', `PORT is "80.5", but ${wholeNumber}`],
    ['PORT', '-1', `PORT is "-1", but ${wholeNumber}`],
    ['PORT', '0x50', `PORT is "0x50", but ${wholeNumber}`],
    ['PORT', '3000,', `PORT is "3000,", but ${wholeNumber}`],
    [
      'HUNCH_COMMAND',
      'predict',
      'HUNCH_COMMAND is "predict", but must be a slash and 1 to 31 lower-case letters, digits, - or _, like /predict.',
    ],
    [
      'HUNCH_LOG_LEVEL',
      'verbose',
      'HUNCH_LOG_LEVEL is "verbose", but must be one of debug, info, warn, error, silent.',
    ],
    ['HUNCH_SAMPLE', 'no', 'HUNCH_SAMPLE is "no", but must be one of on, off.'],
    [
      'SLACK_API_URL',
      'https://slack.com.example.org/api/',
      'SLACK_API_URL is "https://slack.com.example.org/api/", but must be https://slack.com/api/ or an http:// address of this machine (127.0.0.1).',
    ],
    [
      'HUNCH_CLOCK_URL',
      'ftp://127.0.0.1/clock',
      'HUNCH_CLOCK_URL is "ftp://127.0.0.1/clock", but must be an http:// address of this machine (127.0.0.1).',
    ],
    [
      'HUNCH_PUBLIC_URL',
      'hunch.example.org',
      'HUNCH_PUBLIC_URL is "hunch.example.org", but must be the https:// address under which Slack reaches Hunch.',
    ],
    [
      'DATABASE_URL',
      'mysql://root:hush@db/x',
      'DATABASE_URL begins with "mysql://", but must be a postgres:// address or the path of a SQLite file.',
    ],
    [
      'DATABASE_URL',
      'postgres://hunch:hu#sh@db/x',
      'DATABASE_URL cannot be read as an address: in the password, write @ as %40, / as %2F, # as %23 and : as %3A.',
    ],
  ])('%s=%s', (name, text, sentence) => {
    const around = name === 'HUNCH_PUBLIC_URL' ? oauth : socket;

    expect(readSettings({ ...around, [name]: text }).problems).toEqual([sentence]);
  });

  test.each(['HUNCH_KEY', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])(
    'what may be the secret %s is not repeated',
    (name) => {
      const around = name === 'HUNCH_KEY' ? oauth : socket;

      const { problems } = readSettings({ ...around, [name]: 'hush-hush' });

      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(name);
      expect(problems[0]).not.toContain('hush');
    },
  );
});
