import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { connect, type Db } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { rasterise } from './charts/rasterise.ts';
import type { MovableClock } from './clock.ts';
import type { Settings } from './config.ts';
import type { Deps } from './deps.ts';
import type { JobSettings } from './jobs/settings.ts';
import { type Jobs, startJobs } from './jobs/start.ts';
import { noticeCopy } from './notice-copy.ts';
import { runsRoutes } from './runs/mount.ts';
import { openTrackers } from './runs/trackers/open.ts';
import { createApp } from './slack/app.ts';
import { describeInstallation } from './slack/connection/describe-installation.ts';
import { installRoutes } from './slack/connection/install-routes.ts';
import { installationStore } from './slack/connection/installation-store.ts';
import { type Installations, openInstallations } from './slack/connection/installations.ts';
import { type Entrance, httpEntrance, socketEntrances } from './slack/connection/receivers.ts';
import { boxFor } from './slack/connection/token-box.ts';
import { createMessenger } from './slack/messenger-web.ts';
import { healthRoute, listenBeside } from './slack/routes.ts';
import { claimRequest } from './store/once/requests.ts';
import { messageKey } from './store/secrets.ts';

/** One running Hunch. */
export interface Hunch {
  readonly deps: Deps;
  readonly jobs: Jobs;
  /** Sentences for the person who started it: where it is connected and what it listens on. */
  readonly lines: readonly string[];
  /** Stops taking in and sending, finishes what is under way, closes. */
  stop(): Promise<void>;
}

/** What is not a setting: made by whoever starts Hunch. */
export interface Surroundings {
  readonly clock: MovableClock;
  readonly log: Logger;
  readonly jobSettings: JobSettings;
}

/** Composes and starts one Hunch. Throws a sentence for the operator when it cannot. */
export async function startHunch(settings: Settings, surroundings: Surroundings): Promise<Hunch> {
  const { log } = surroundings;
  const db = await connect({
    url: settings.databaseUrl,
    onConnectionLost: (error) => log.warn({ error: error.name }, 'a connection to the database broke'),
  });
  try {
    return await startOn(db, settings, surroundings);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The same on a database that is open already, which `stop` closes; after a throw it is still open. */
export async function startOn(db: Db, settings: Settings, surroundings: Surroundings): Promise<Hunch> {
  const { clock, log, jobSettings } = surroundings;
  await migrate(db);
  const { connection, slackApiUrl } = settings;
  if (connection.mode === 'sandbox') throw new Error('the sandbox must have been started first');
  const installations = await openInstallations(db, boxFor(connection), () => clock.machineNow());
  const lines =
    'botToken' in connection ? [await install(installations, connection.botToken, slackApiUrl, log)] : [];
  const messenger = createMessenger({ clock, tokenOf: installations.tokenOf, slackApiUrl, log });
  // Listeners wake jobs, which start last: until then there is nothing to wake.
  const running: { jobs: Jobs | null } = { jobs: null };
  const deps: Deps = {
    db,
    clock,
    messenger,
    log,
    newId: randomUUID,
    wake: () => running.jobs?.wake(),
    rasterise,
    commandName: settings.commandName,
    retention: settings.retention,
  };
  const routes = [
    healthRoute(
      async () => (await databaseProblem(db)) ?? running.jobs?.trouble() ?? null,
      () => running.jobs?.heartbeatMs() ?? null,
    ),
    ...runsRoutes(deps),
    ...installPages(settings, deps, installations),
  ];
  const entrances = entrancesFor(settings, routes, log);
  const app = await createApp(deps, entrances, { ...installations, slackApiUrl });
  const leavePlace = await noticeCopy(deps, settings.databaseUrl);
  const jobs = await startJobs(deps, jobSettings, await messageKey(db), openTrackers(settings.trackers));
  running.jobs = jobs;
  const beside = await besideServer(settings, routes, lines);
  await app.start();
  return {
    deps,
    jobs,
    lines,
    async stop() {
      running.jobs = null;
      await app.stop();
      await jobs.stop();
      await new Promise((resolve) => (beside ? beside.close(resolve) : resolve(null)));
      // Left unsaid, the next start takes the database for a copy and looks everything up first: slower, never wrong.
      await leavePlace().catch(() => log.warn('the database could not be told that Hunch stopped'));
      await db.close();
    },
  };
}

async function install(
  installations: Installations,
  botToken: string,
  slackApiUrl: string | null,
  log: Logger,
): Promise<string> {
  const { botName, ...team } = await describeInstallation(botToken, slackApiUrl, log);
  await installations.remember(team);
  return `connected to ${team.name} as @${botName}; invite it with /invite @${botName}`;
}

/** With OAuth, the pages by which a workspace adds Hunch. */
function installPages(
  { connection, slackApiUrl }: Settings,
  { db, clock, log }: Deps,
  installations: Installations,
): CustomRoute[] {
  if (connection.mode !== 'oauth') return [];
  return installRoutes(connection, {
    installationStore: installationStore(installations),
    claimOnce: (key) => db.write((tx) => claimRequest(tx, '', key, clock.machineNow())),
    slackApiUrl,
    log,
  });
}

function entrancesFor(settings: Settings, routes: readonly CustomRoute[], log: Logger): Entrance[] {
  const { connection, slackApiUrl, port } = settings;
  if (connection.mode === 'sandbox') return [];
  if (connection.mode === 'socket') return socketEntrances(connection.appToken, slackApiUrl, log);
  return [httpEntrance(connection.signingSecret, { port: port ?? 3000, routes, log })];
}

/** Socket Mode needs no port; one that was set serves health and the runs API. */
async function besideServer(
  { connection, port, slackApiUrl }: Settings,
  routes: readonly CustomRoute[],
  lines: string[],
): Promise<Server | null> {
  if (port === null) return null;
  if (connection.mode !== 'socket') {
    lines.push(`listening for Slack on port ${port}, at /slack/events`);
    if (connection.mode === 'oauth')
      lines.push(`a workspace adds Hunch at ${connection.publicUrl}/slack/install`);
    return null;
  }
  // A sandbox is nobody else's business; real training machines are elsewhere.
  const host = slackApiUrl === null ? null : '127.0.0.1';
  const { server, port: taken } = await listenBeside(createServer, routes, { host, port });
  lines.push(
    `training runs report to http://${host ?? 'localhost'}:${taken}/api/v1/runs; health is at /healthz`,
  );
  return server;
}

/** Writes, because a database that can only be read keeps nothing. */
async function databaseProblem(db: Db): Promise<string | null> {
  const touch = sql`update secrets set value = value where name = 'message-key'`;
  const error = await db
    .write((tx) => touch.execute(tx))
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  return error === null ? null : `the database cannot be written (${db.troubleOf(error) ?? 'see the log'})`;
}
