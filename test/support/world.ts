import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Dialect } from '../../db/connect.ts';
import { type SandboxClient, sandboxClient } from '../../sandbox/client.ts';
import { type Sandbox, startSandbox } from '../../sandbox/start.ts';
import { machineClock } from '../../src/clock.ts';
import type { Settings } from '../../src/config.ts';
import { DEFAULT_RETENTION } from '../../src/domain/retention.ts';
import { followClock } from '../../src/follow-clock.ts';
import { type Hunch, startHunch } from '../../src/hunch.ts';
import { sandboxJobSettings } from '../../src/jobs/settings.ts';
import { openDatabase } from './databases.ts';

/** A Slack workspace and a Hunch in it, both real, connected over sockets, at a time of the test's choosing. */
export interface World extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly slack: SandboxClient;
  hunch: Hunch;
  /** Where training runs report to. */
  readonly api: string;
  /** What Hunch was started with. */
  readonly settings: Settings;
  /** Lines that Hunch logged as errors. */
  readonly errors: readonly string[];
  /** Stops Hunch, as an outage does, until `restart`. */
  outage(): Promise<void>;
  /** Stops Hunch and starts it again on the same database, as after an update. */
  restart(): Promise<void>;
}

/**
 * Opens a world: `await using world = await openWorld('sqlite', '2026-03-02T08:00:00Z')`.
 *
 * @param at world time at which it begins
 * @param trackers whom Hunch may ask about runs
 * @param app the manifest that the app is installed from, and the command that is in it
 */
export async function openWorld(
  dialect: Dialect,
  at = '2026-11-24T11:00:00Z',
  trackers: Settings['trackers'] = { mlflow: null, wandb: null },
  app = { manifest: 'manifest.yml', commandName: '/predict' },
): Promise<World> {
  const db = await openDatabase(dialect);
  // Hunch opens the database itself, as it does in life, and is its only user.
  await db.close();
  const sandbox = await startSandbox({
    manifest: app.manifest,
    workspace: JSON.parse(readFileSync('sample/workspace.json', 'utf8')),
    worldNow: at,
    seed: 7,
  });
  const errors: string[] = [];
  const clock = machineClock();
  const settings: Settings = {
    connection: { mode: 'socket', botToken: sandbox.botToken, appToken: sandbox.appToken },
    dataFolder: 'unused',
    databaseUrl: db.url,
    port: 0,
    slackApiUrl: sandbox.apiUrl,
    trackers,
    clockUrl: sandbox.clockUrl,
    commandName: app.commandName,
    retention: DEFAULT_RETENTION,
    logLevel: 'error',
    hasSample: false,
    remarks: [],
  };
  const surroundings = { clock, log: errorLog(errors), jobSettings: sandboxJobSettings };
  const world: { hunch: Hunch | null } = { hunch: null };
  const follower = await followClock(sandbox.clockUrl, `test-${randomUUID().slice(0, 8)}`, {
    setOffset: clock.setOffset,
    pause: async () => world.hunch?.jobs.pause(),
    resume: async () => world.hunch?.jobs.resume(),
    startOver: async () => undefined,
  });
  world.hunch = await startHunch(settings, surroundings);
  const opened = { hunch: world.hunch };
  return {
    sandbox,
    slack: sandboxClient(sandbox.url),
    errors,
    settings,
    get api() {
      return /http:\S+?(?=\/api\/)/.exec(opened.hunch.lines.join(' '))?.[0] ?? '';
    },
    get hunch() {
      return opened.hunch;
    },
    async outage() {
      world.hunch = null;
      await opened.hunch.stop();
    },
    async restart() {
      if (world.hunch) await opened.hunch.stop();
      opened.hunch = await startHunch(settings, surroundings);
      world.hunch = opened.hunch;
    },
    async [Symbol.asyncDispose]() {
      follower.stop();
      if (world.hunch) await opened.hunch.stop();
      await sandbox.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

function errorLog(errors: string[]) {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      errors.push(String(chunk).trim());
      done();
    },
  });
  return pino({ level: 'error' }, stream);
}
