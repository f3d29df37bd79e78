import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebClient } from '@slack/web-api';
import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { type SandboxClient, sandboxClient } from '../../sandbox/client.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { readSettings, type Settings } from '../../src/config.ts';
import { type JobSettings, slackJobSettings } from '../../src/jobs/settings.ts';
import type { Known, Place } from './seed.ts';

/** What a Hunch process is started with. */
export interface Orders {
  readonly settings: Settings;
  readonly jobSettings: JobSettings;
}

/** A Slack on this machine that speaks signed HTTP, with many people, and a database for a Hunch in it. */
export interface Stage extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly slack: SandboxClient;
  readonly databasePath: string;
  readonly place: Place;
  /** Members of the workspace besides the sample's, with their direct messages opened. */
  readonly people: readonly Known[];
  start(jobSettings?: JobSettings): Promise<RunningHunch>;
}

/** A Hunch in a process of its own. */
export interface RunningHunch extends AsyncDisposable {
  /** Longest time for which its event loop stood still, in milliseconds. */
  stallMs(): Promise<number>;
}

/** From dist it is JavaScript, from tsx TypeScript: what this file is, the process is. */
const PROGRAM = fileURLToPath(new URL(`../hunch-process${import.meta.url.slice(-3)}`, import.meta.url));
const OPENED_AT_ONCE = 20;

/** Opens a stage with an empty, migrated database. */
export async function openStage(people: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hunch-bench-'));
  const databasePath = join(folder, 'hunch.db');
  const db = await connect({ url: databasePath });
  await migrate(db);
  await db.close();
  const port = await freePort();
  const sandbox = await startSandbox({
    manifest: 'manifest.yml',
    workspace: workspaceOf(people),
    seed: 7,
    mode: 'http',
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
  });
  const place = { teamId: sandbox.teamId, now: new Date().toISOString() };
  return {
    sandbox,
    slack: sandboxClient(sandbox.url),
    databasePath,
    place,
    people: await openDirectMessages(sandbox, people),
    start: (jobSettings = slackJobSettings) =>
      startHunchProcess({ settings: settingsFor(sandbox, folder, port), jobSettings }),
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The id of the nth of the many people; their name is the same in lower case. */
export const userId = (n: number): string => `U0BENCH${String(n).padStart(5, '0')}`;

async function startHunchProcess(orders: Orders): Promise<RunningHunch> {
  const child = fork(PROGRAM, [JSON.stringify(orders)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await answerOf(child);
  return {
    async stallMs() {
      child.send('stall');
      const answer = (await answerOf(child)) as { readonly stallMs: number };
      return answer.stallMs;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('Hunch ended before it answered');
  });
  const [answer] = await Promise.race([once(child, 'message'), ended]);
  return answer;
}

/** As from the environment, so that a setting which comes later has its default here too. */
function settingsFor({ botToken, signingSecret, apiUrl }: Sandbox, folder: string, port: number): Settings {
  const { settings, problems } = readSettings({
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    HUNCH_DATA: folder,
    HUNCH_LOG_LEVEL: 'error',
    PORT: String(port),
  });
  if (settings === null) throw new Error(problems.join(' '));
  return settings;
}

function workspaceOf(people: number) {
  const sample = JSON.parse(readFileSync('sample/workspace.json', 'utf8'));
  const many = Array.from({ length: people }, (_, n) => ({
    id: userId(n),
    name: userId(n).toLowerCase(),
    realName: `Person ${n}`,
    displayName: `Person ${n}`,
    tz: 'UTC',
  }));
  return { ...sample, people: [...sample.people, ...many] };
}

async function openDirectMessages(sandbox: Sandbox, people: number): Promise<Known[]> {
  const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl });
  const known: Known[] = [];
  for (let from = 0; from < people; from += OPENED_AT_ONCE) {
    const ids = Array.from({ length: Math.min(OPENED_AT_ONCE, people - from) }, (_, n) => userId(from + n));
    const opened = await Promise.all(ids.map((id) => client.conversations.open({ users: id })));
    known.push(
      ...opened.map(({ channel }, n) => ({ userId: ids[n] ?? '', dmChannelId: channel?.id ?? null })),
    );
  }
  return known;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
