import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type SandboxClient, sandboxClient } from '../../../sandbox/client.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { machineClock } from '../../../src/clock.ts';
import { readSettings } from '../../../src/config.ts';
import { followClock } from '../../../src/follow-clock.ts';
import { type Hunch, startHunch } from '../../../src/hunch.ts';
import { sandboxJobSettings } from '../../../src/jobs/settings.ts';
import { openFolder } from '../../support/databases.ts';

/** A Slack workspace and a Hunch in one process, over real sockets. */
export interface SmallWorld extends AsyncDisposable {
  readonly slack: SandboxClient;
  readonly hunch: Hunch;
  /** What went wrong inside Hunch, as its log says it. */
  readonly errors: readonly string[];
}

/** Opens a fresh world at a moment of world time. */
export async function openSmallWorld(worldNow: string): Promise<SmallWorld> {
  const folder = openFolder();
  const errors: string[] = [];
  const sandbox = await startSandbox({
    manifest: 'manifest.yml',
    workspace: JSON.parse(readFileSync('sample/workspace.json', 'utf8')),
    worldNow,
    seed: 1,
  });
  const { settings } = readSettings({
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    HUNCH_CLOCK_URL: sandbox.clockUrl,
    HUNCH_DATA: folder.path,
    DATABASE_URL: join(folder.path, 'hunch.db'),
  });
  if (!settings) throw new Error('the settings of the world are wrong');
  const clock = machineClock();
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
  const running: { hunch: Hunch | null } = { hunch: null };
  const follower = await followClock(sandbox.clockUrl, 'hunch', {
    setOffset: clock.setOffset,
    pause: async () => running.hunch?.jobs.pause(),
    resume: async () => running.hunch?.jobs.resume(),
    startOver: async () => undefined,
  });
  const hunch = await startHunch(settings, { clock, log, jobSettings: sandboxJobSettings });
  running.hunch = hunch;
  return {
    slack: sandboxClient(sandbox.url),
    hunch,
    errors,
    async [Symbol.asyncDispose]() {
      follower.stop();
      await hunch.stop();
      await sandbox.close();
      folder[Symbol.dispose]();
    },
  };
}
