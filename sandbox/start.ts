import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFollowers } from './clock/handshake.ts';
import { populate } from './install.ts';
import { LOOPBACK, openWorkspace } from './open-workspace.ts';
import type { SandboxOptions } from './options.ts';
import { routes } from './routes.ts';

export type { SandboxOptions };

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

const KEEP_ALIVE_MS = 75_000;

/** Starts a Slack workspace on this machine with one app installed in it. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const running = { port: 0, requestUrl: options.requestUrl ?? null, timers: new Set<NodeJS.Timeout>() };
  const workspace = openWorkspace(options, running);
  populate(workspace);
  const server = createServer(routes(workspace, openFollowers(options.clockPatienceMs)));
  // As a real proxy does: closing an idle connection just as the app uses it again would be a fault nobody asked for.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
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
