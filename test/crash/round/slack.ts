import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SandboxClient, sandboxClient } from '../../../sandbox/client.ts';
import { idsOf } from './people.ts';

/** A Slack workspace in a process of its own, which nobody kills. */
export interface SlackProcess extends AsyncDisposable {
  readonly client: SandboxClient;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly worldOffsetMs: number;
}

/** A working day's morning in the zone of everybody here, so that nothing waits for the night to end. */
const HOUR = 10;

/**
 * Starts a workspace with so many people, on a Wednesday morning to come.
 *
 * @param seed what its faults are drawn from
 */
export async function startSlack(folder: string, people: number, seed: number): Promise<SlackProcess> {
  const workspacePath = join(folder, 'workspace.json');
  writeFileSync(workspacePath, JSON.stringify(workspaceOf(people)));
  const program = [
    'dist/sandbox/main.js',
    '--workspace',
    workspacePath,
    '--port',
    '0',
    '--seed',
    String(seed),
  ];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.includes('SLACK_SIGNING_SECRET=')) break;
  }
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(said)?.[1] ?? '';
  const apiUrl = value('SLACK_API_URL');
  const client = sandboxClient(apiUrl.replace(/\/api\/$/, ''));
  const { offsetMs } = await client.clock.moveTo(nextWednesday(Date.now()));
  return {
    ...{ client, apiUrl, worldOffsetMs: offsetMs },
    botToken: value('SLACK_BOT_TOKEN'),
    appToken: value('SLACK_APP_TOKEN'),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The people of the round in place of the sample's; they all live in UTC. */
function workspaceOf(people: number): object {
  const sample: Record<string, unknown> & { channels: object[] } = JSON.parse(
    readFileSync('sample/workspace.json', 'utf8'),
  );
  const ids = idsOf(people);
  return {
    ...sample,
    viewer: 'p1',
    people: ids.map((id, index) => {
      const name = `p${index + 1}`;
      return { id, name, realName: name, displayName: name, tz: 'UTC' };
    }),
    channels: sample.channels.map((channel) => ({ ...channel, members: ['p1'] })),
    tryThese: [],
  };
}

function nextWednesday(nowMs: number): number {
  const day = new Date(nowMs);
  day.setUTCHours(HOUR, 0, 0, 0);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() !== 3);
  return day.getTime();
}
