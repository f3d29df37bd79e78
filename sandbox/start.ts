import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { openRateLimits } from './api/rate-limits.ts';
import { webApi } from './api/server.ts';
import { openChanges } from './changes.ts';
import { openWorldClock } from './clock/clock.ts';
import { type Followers, openFollowers } from './clock/handshake.ts';
import { actingRoutes } from './control/acting-routes.ts';
import { arrangingRoutes } from './control/arranging-routes.ts';
import { clockRoutes } from './control/clock-routes.ts';
import { machineRoutes } from './control/machine-routes.ts';
import { readingRoutes } from './control/reading-routes.ts';
import { EVENT_RETRY_DELAYS_MS } from './delivery/events.ts';
import { openSockets } from './delivery/sockets.ts';
import { openFaults, seededRandom } from './faults/faults.ts';
import { fileRoutes } from './files-routes.ts';
import { openInspector } from './inspector.ts';
import { installedApp, populate } from './install.ts';
import { readManifest } from './manifest.ts';
import { responseUrlRoutes } from './people/response-url.ts';
import { openResponseUrls } from './state/response-urls.ts';
import { openState } from './state/state.ts';
import { openTriggers } from './state/triggers.ts';
import type { Workspace } from './workspace.ts';
import { readWorkspaceData, type WorkspaceData } from './workspace-data.ts';

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** Path of a YAML or JSON manifest, or one that was parsed already. */
  readonly manifest: string | object;
  readonly workspace: WorkspaceData;
  /** 0 for any; a busy port gives the next free one. */
  readonly port?: number;
  /** Where the workspace is kept; null (the default) for memory only. */
  readonly statePath?: string | null;
  /** What faults, tokens and the choice of sockets are drawn from. */
  readonly seed?: number;
  /** World time a new workspace starts at, an ISO instant; real time if absent. */
  readonly worldNow?: string;
  /** How payloads reach the app; Socket Mode unless this says http. */
  readonly mode?: 'socket' | 'http';
  /** With http: one URL for everything, in place of the manifest's. */
  readonly requestUrl?: string;
  /** Whether the installer kept the manifest's optional scopes; true if absent. */
  readonly optionalScopes?: boolean;
  /** Whether Slack's rate limits hold; false if absent, so that tests are quick. */
  readonly rateLimits?: boolean;
  /** Milliseconds before an event that was not acked is repeated, per attempt. */
  readonly eventRetryDelaysMs?: readonly number[];
  /** Milliseconds after which an uploaded file can be shown. */
  readonly fileReadyAfterMs?: number;
  /** Milliseconds of patience with followers of the clock. */
  readonly clockPatienceMs?: number;
  /** Machine's clock in milliseconds by which response URLs age and calls are counted; tests may give their own. */
  readonly monotonic?: () => number;
}

/** A running workspace and what an app needs to connect to it. */
export interface Sandbox {
  readonly url: string;
  /** For `slackApiUrl`; ends in a slash. */
  readonly apiUrl: string;
  readonly clockUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
  /** Says where to post from now on; signed HTTP only. */
  readonly setRequestUrl: (url: string) => void;
  readonly close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const FILE_READY_AFTER_MS = 150;

/** Starts a Slack workspace on this machine with one app installed in it. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const running = { port: 0, requestUrl: options.requestUrl ?? null, timers: new Set<NodeJS.Timeout>() };
  const workspace = openWorkspace(options, running);
  populate(workspace);
  const server = createServer(routes(workspace, openFollowers(options.clockPatienceMs)));
  workspace.sockets.attach(server);
  running.port = await listen(server, options.port ?? 0);
  const { app, data, sockets, state } = workspace;
  const url = workspace.url();
  return {
    url,
    apiUrl: `${url}/api/`,
    clockUrl: `${url}/sandbox/clock`,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    teamId: data.team.id,
    botUserId: app.botUserId,
    botId: app.botId,
    appId: app.appId,
    setRequestUrl(requestUrl) {
      running.requestUrl = requestUrl;
    },
    async close() {
      for (const timer of running.timers) clearTimeout(timer);
      sockets.shutdown();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      state.file.close();
    },
  };
}

function openWorkspace(
  options: SandboxOptions,
  running: { port: number; requestUrl: string | null; readonly timers: Set<NodeJS.Timeout> },
): Workspace {
  const seed = options.seed ?? 1;
  const random = seededRandom(seed);
  const manifest = readManifest(options.manifest);
  const data = readWorkspaceData(options.workspace);
  const state = openState(options.statePath ?? null);
  const app = installedApp(manifest, data, seed);
  const changes = openChanges();
  const url = (): string => `http://${LOOPBACK}:${running.port}`;
  return {
    state,
    data,
    manifest,
    app,
    changes,
    url,
    clock: openWorldClock(state, options.worldNow === undefined ? null : Date.parse(options.worldNow)),
    log: openInspector(changes),
    faults: openFaults(random),
    sockets: openSockets(app.appId, (n) => Math.floor(random() * n)),
    triggers: openTriggers(),
    responseUrls: openResponseUrls(url, options.monotonic ?? (() => performance.now())),
    grantsOptionalScopes: options.optionalScopes ?? true,
    rateLimits: options.rateLimits ? openRateLimits(options.monotonic ?? (() => performance.now())) : null,
    mode: options.mode ?? 'socket',
    get requestUrl() {
      return running.requestUrl;
    },
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? EVENT_RETRY_DELAYS_MS,
    fileReadyAfterMs: options.fileReadyAfterMs ?? FILE_READY_AFTER_MS,
    background: new Set(),
    later(delayMs, run) {
      const timer = setTimeout(() => {
        running.timers.delete(timer);
        run();
      }, delayMs);
      running.timers.add(timer);
    },
  };
}

function routes(workspace: Workspace, followers: Followers): Express {
  const server = express();
  server.disable('x-powered-by');
  server.use('/api', webApi(workspace));
  server.use('/response', responseUrlRoutes(workspace));
  server.use(fileRoutes(workspace));
  const control = express.Router();
  control.use(express.json({ limit: '20mb' }));
  clockRoutes(control, workspace, followers);
  readingRoutes(control, workspace);
  actingRoutes(control, workspace);
  arrangingRoutes(control, workspace);
  machineRoutes(control, workspace);
  server.use('/sandbox', control);
  server.get('/archives/:channel/:message', (request, response) => {
    const { channel, message } = request.params;
    response.redirect(`/?channel=${encodeURIComponent(channel)}&message=${encodeURIComponent(message)}`);
  });
  const page = pageFolder();
  if (page) server.use(express.static(page));
  return server;
}

/** The built page: beside this file when it runs compiled, in dist when it runs from source. */
function pageFolder(): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url));
  return [join(here, 'page'), join(here, '..', 'dist', 'sandbox', 'page')].find((each) =>
    existsSync(join(each, 'index.html')),
  );
}

/** Listens on the port, or the next free one. */
async function listen(server: Server, port: number): Promise<number> {
  for (let tried = port; ; tried += 1) {
    const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve);
      server.listen(tried, LOOPBACK, () => {
        server.removeListener('error', resolve);
        resolve(null);
      });
    });
    if (!failed) return (server.address() as AddressInfo).port;
    if (failed.code !== 'EADDRINUSE' || tried >= port + 100) throw failed;
  }
}
