import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineClock } from '../../../src/clock.ts';
import { DEFAULT_RETENTION } from '../../../src/domain/retention.ts';
import { type Hunch, startHunch } from '../../../src/hunch.ts';
import { sandboxJobSettings } from '../../../src/jobs/settings.ts';
import { findTeam } from '../../../src/store/workspace/teams.ts';
import { openDatabase } from '../../support/databases.ts';

/** The two methods an installation asks, answered as Slack documents them. */
const slack = createServer((request, response) => {
  const answers: Record<string, object> = {
    '/oauth.v2.access': {
      ok: true,
      app_id: 'A1',
      access_token: 'xoxb-new',
      scope: 'chat:write,commands',
      bot_user_id: 'UBOT',
      token_type: 'bot',
      team: { id: 'T9', name: 'Second lab' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'UADMIN' },
    },
    '/auth.test': {
      ok: true,
      team_id: 'T9',
      user_id: 'UBOT',
      bot_id: 'B1',
      url: 'https://second.slack.com/',
    },
  };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answers[request.url ?? ''] ?? { ok: false, error: 'unknown_method' }));
});
const port = 20_000 + (process.pid % 20_000);
const here = `http://127.0.0.1:${port}`;
const opened: { hunch?: Hunch; close?: () => Promise<void> } = {};

beforeAll(async () => {
  await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
  const db = await openDatabase('sqlite');
  await db.close();
  opened.hunch = await startHunch(
    {
      connection: {
        mode: 'oauth',
        clientId: '1.2',
        clientSecret: 'secret',
        signingSecret: 'signing',
        publicUrl: 'https://hunch.example.org',
        key: Buffer.alloc(32, 7).toString('base64'),
      },
      dataFolder: 'unused',
      databaseUrl: db.url,
      port,
      slackApiUrl: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/`,
      clockUrl: null,
      commandName: '/predict',
      retention: DEFAULT_RETENTION,
      logLevel: 'silent',
      trackers: { mlflow: null, wandb: null },
      hasSample: false,
      remarks: [],
    },
    { clock: machineClock(), log: pino({ level: 'silent' }), jobSettings: sandboxJobSettings },
  );
  opened.close = async () => void (await db[Symbol.asyncDispose]());
});

afterAll(async () => {
  await opened.hunch?.stop();
  await opened.close?.();
  slack.close();
});

/** What an admin's browser does: the install page, then back from Slack with the cookie it was given. */
async function begin(): Promise<{ readonly back: string; readonly cookie: string; readonly to: URL }> {
  const response = await fetch(`${here}/slack/install`, { redirect: 'manual' });
  const to = new URL(response.headers.get('location') ?? '');
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { to, cookie, back: `${here}/slack/oauth_redirect?code=c&state=${to.searchParams.get('state')}` };
}

test('with OAuth, Hunch says where a workspace adds it, and is well', async () => {
  expect(opened.hunch?.lines).toEqual([
    `listening for Slack on port ${port}, at /slack/events`,
    'a workspace adds Hunch at https://hunch.example.org/slack/install',
  ]);
  expect((await fetch(`${here}/healthz`)).status).toBe(200);
});

test('the install page leads to Slack with the scopes of the manifest and a way back to the public address', async () => {
  const { to } = await begin();

  expect(to.origin).toBe('https://slack.com');
  expect(to.searchParams.get('redirect_uri')).toBe('https://hunch.example.org/slack/oauth_redirect');
  expect(to.searchParams.get('scope')?.split(',')).toContain('chat:write');
});

test('a workspace that comes back is installed, and its token lies sealed in the database', async () => {
  const { back, cookie } = await begin();

  const response = await fetch(back, { headers: { cookie } });

  expect(response.status).toBe(200);
  const team = opened.hunch && (await findTeam(opened.hunch.deps.db.read, 'T9'));
  expect(team).toMatchObject({ name: 'Second lab', botUserId: 'UBOT', installedBy: 'UADMIN' });
  expect(team?.botToken).not.toContain('xoxb-new');
});

test('whoever installed gets one message, and nobody else', async () => {
  const { back, cookie } = await begin();
  await fetch(back, { headers: { cookie } });

  const told = await opened.hunch?.deps.db.read.selectFrom('deliveries').selectAll().execute();

  expect(told?.map(({ kind, user_id }) => [kind, user_id])).toEqual([['welcome', 'UADMIN']]);
});

test('a way back that was used already installs nothing again', async () => {
  const { back, cookie } = await begin();
  await fetch(back, { headers: { cookie } });

  const again = await fetch(back, { headers: { cookie } });

  expect(again.status).toBe(400);
  expect(await again.text()).toContain('used already');
});

test("a way back from somebody else's browser is refused", async () => {
  const { back } = await begin();

  expect((await fetch(back)).status).toBeGreaterThanOrEqual(400);
});

test('a request to Slack’s path without a signature is refused', async () => {
  const response = await fetch(`${here}/slack/events`, { method: 'POST', body: '{}' });

  expect(response.status).toBe(401);
});
