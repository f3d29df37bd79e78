import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { parse, stringify } from 'yaml';
import { connect } from '../db/connect.ts';
import { machineClock } from './clock.ts';
import { readSettings, type Settings } from './config.ts';
import { followClock } from './follow-clock.ts';
import { type Hunch, startHunch } from './hunch.ts';
import { sandboxJobSettings, slackJobSettings } from './jobs/settings.ts';
import { readHistory } from './sample/history.ts';
import { writeHistory } from './sample/write-history.ts';
import { manifestFor } from './slack/connection/manifest.ts';
import { findSecret, setSecret } from './store/secrets.ts';
import { listTeams } from './store/workspace/teams.ts';

const SANDBOX_PORT = 3900;
/** People and channels of the sandbox. */
const WORKSPACE = 'sample/workspace.json';
/** How long a shut-down may take before the process ends anyway. */
const STOP_MAX_MS = 12_000;

const { settings, problems } = readSettings(process.env);
if (settings === null) {
  for (const problem of problems) console.error(problem);
  console.error(
    'Nothing was started. docs/install.md explains every setting; without any SLACK_* the sandbox starts.',
  );
  process.exit(1);
}
const log = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
try {
  await run(settings);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function run(given: Settings): Promise<void> {
  for (const remark of given.remarks) console.log(remark);
  const clock = machineClock();
  const sandbox = given.connection.mode === 'sandbox' ? await startSandbox(given) : null;
  const effective = sandbox?.settings ?? given;
  const running: { hunch: Hunch | null } = { hunch: null };
  const start = async () => {
    const jobSettings = effective.slackApiUrl === null ? slackJobSettings : sandboxJobSettings;
    running.hunch = await startHunch(effective, { clock, log, jobSettings });
    if (sandbox && given.hasSample) await writeSample(running.hunch);
  };
  const follower = effective.clockUrl
    ? await followClock(effective.clockUrl, 'hunch', {
        setOffset: clock.setOffset,
        pause: async () => running.hunch?.jobs.pause(),
        resume: async () => running.hunch?.jobs.resume(),
        async startOver(workspaceId) {
          await running.hunch?.stop();
          if (sandbox) forgetDatabase(effective.databaseUrl);
          await start();
          await rememberWorkspace(running.hunch, workspaceId);
        },
      })
    : null;
  if (sandbox && follower) await forgetOtherWorkspace(effective.databaseUrl, follower.workspaceId);
  await start();
  if (sandbox && follower) await rememberWorkspace(running.hunch, follower.workspaceId);
  for (const line of running.hunch?.lines ?? []) console.log(line);
  if (sandbox) console.log(`open ${sandbox.url} in your browser: a Slack of your own, with Hunch in it`);
  stopOnSignals(async () => {
    follower?.stop();
    await running.hunch?.stop();
    await sandbox?.close();
  });
}

/** A Slack in the browser, with its state file next to Hunch's database. */
async function startSandbox(given: Settings) {
  const program = await import('../sandbox/start.ts');
  mkdirSync(given.dataFolder, { recursive: true });
  const sandbox = await program.startSandbox({
    manifest: manifestOf(given),
    workspace: JSON.parse(readFileSync(WORKSPACE, 'utf8')),
    port: SANDBOX_PORT,
    statePath: join(given.dataFolder, 'sandbox-slack.db'),
  });
  const settings: Settings = {
    ...given,
    connection: { mode: 'socket', botToken: sandbox.botToken, appToken: sandbox.appToken },
    slackApiUrl: sandbox.apiUrl,
    clockUrl: sandbox.clockUrl,
  };
  return { settings, url: sandbox.url, close: sandbox.close };
}

/** The app as it is installed in the sandbox: with another command where one is set. */
function manifestOf({ commandName, dataFolder }: Settings): string {
  const plain = 'manifest.yml';
  const manifest = parse(readFileSync(plain, 'utf8'));
  const path = join(dataFolder, plain);
  writeFileSync(path, stringify(manifestFor(manifest, { command: commandName, name: null, url: null })));
  return path;
}

/** Ten made-up weeks, so that a newcomer's digest and record have something to show; HUNCH_SAMPLE=off leaves them out. */
async function writeSample(hunch: Hunch): Promise<void> {
  const [team] = await listTeams(hunch.deps.db.read);
  const isWritten = (await findSecret(hunch.deps.db.read, 'sample-history')) !== undefined;
  if (!team || isWritten) return;
  const { people, channels } = JSON.parse(readFileSync(WORKSPACE, 'utf8')) as Record<
    'people' | 'channels',
    { id: string; name: string }[]
  >;
  const byName = (list: readonly { id: string; name: string }[]) =>
    new Map(list.map(({ id, name }) => [name, id]));
  const names = { people: byName(people), channels: byName(channels) };
  await writeHistory(hunch.deps, team.teamId, readHistory('sample/history.json'), names);
  await setSecret(hunch.deps.db, 'sample-history', 'written');
}

/** A database that belongs to another workspace than the sandbox has now is made anew. */
async function forgetOtherWorkspace(path: string, workspaceId: string): Promise<void> {
  if (!existsSync(path)) return;
  const db = await connect({ url: path, lock: false });
  const known = await findSecret(db.read, 'sandbox-workspace').catch(() => undefined);
  await db.close();
  if (known !== workspaceId) forgetDatabase(path);
}

async function rememberWorkspace(hunch: Hunch | null, workspaceId: string): Promise<void> {
  if (hunch) await setSecret(hunch.deps.db, 'sandbox-workspace', workspaceId);
}

function forgetDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

function stopOnSignals(stop: () => Promise<void>): void {
  const ending = () => {
    setTimeout(() => process.exit(1), STOP_MAX_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', ending);
  process.once('SIGTERM', ending);
}
