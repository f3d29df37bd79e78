import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { type SandboxClient, sandboxClient } from '../../../sandbox/client.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/start.ts';
import type { WorkspaceData } from '../../../sandbox/workspace-data.ts';

/** The manifest of the small app these tests install. */
export const MANIFEST = new URL('../fixtures/manifest.yml', import.meta.url).pathname;

/** The workspace a newcomer gets. */
const WORKSPACE: WorkspaceData = JSON.parse(
  readFileSync(new URL('../../../sample/workspace.json', import.meta.url), 'utf8'),
);

/** A sandbox with a real Bolt app connected to it. */
export interface Echo {
  readonly sandbox: Sandbox;
  readonly slack: SandboxClient;
  readonly app: App;
  /** Where signed HTTP goes. */
  readonly requestUrl?: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A sandbox without any app. */
export async function openSandbox(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({ manifest: MANIFEST, workspace: WORKSPACE, ...options });
  return { sandbox, slack: sandboxClient(sandbox.url), [Symbol.asyncDispose]: () => sandbox.close() };
}

/** A sandbox with a Bolt app over Socket Mode; `register` adds its listeners. */
export async function openEcho(
  register: (app: App) => void,
  options: Partial<SandboxOptions> = {},
  sockets = 1,
): Promise<Echo> {
  const { sandbox, slack } = await openSandbox(options);
  const receivers = Array.from({ length: sockets }, () => socketReceiver(sandbox));
  const [receiver = socketReceiver(sandbox)] = receivers;
  const app = await startApp(sandbox, receiver, register);
  for (const other of receivers.slice(1)) other.init(app);
  for (const each of receivers) await each.start();
  return {
    sandbox,
    slack,
    app,
    async [Symbol.asyncDispose]() {
      await Promise.all(receivers.map((each) => each.client.disconnect()));
      await sandbox.close();
    },
  };
}

/** Reconnects after 0.1 s instead of Bolt's 5, which is also how long it waits for a pong. */
function socketReceiver(sandbox: Sandbox): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: sandbox.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 100,
    installerOptions: { clientOptions: { slackApiUrl: sandbox.apiUrl } },
  });
}

/** A sandbox with a Bolt app over signed HTTP. */
export async function openHttpEcho(
  register: (app: App) => void,
  options: Partial<SandboxOptions> = {},
): Promise<Echo> {
  const { sandbox, slack } = await openSandbox({ mode: 'http', ...options });
  const receiver = new HTTPReceiver({ signingSecret: sandbox.signingSecret, logLevel: LogLevel.ERROR });
  const app = await startApp(sandbox, receiver, register);
  const address = (await receiver.start(0)).address() as AddressInfo;
  const requestUrl = `http://127.0.0.1:${address.port}/slack/events`;
  sandbox.setRequestUrl(requestUrl);
  return {
    sandbox,
    slack,
    app,
    requestUrl,
    async [Symbol.asyncDispose]() {
      await receiver.stop();
      await sandbox.close();
    },
  };
}

async function startApp(sandbox: Sandbox, receiver: Receiver, register: (app: App) => void): Promise<App> {
  const app = new App({
    token: sandbox.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  register(app);
  await app.init();
  return app;
}
