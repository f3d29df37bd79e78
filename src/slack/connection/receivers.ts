import {
  type CustomRoute,
  HTTPReceiver,
  type InstallationStore,
  type Receiver,
  SocketModeReceiver,
} from '@slack/bolt';
import type { Logger } from 'pino';
import type { Connection } from '../../config.ts';
import { boltLogger } from './bolt-logger.ts';

/** A way in: what Bolt calls a receiver, with a stop that is really over when it resolves. */
export interface Entrance {
  readonly receiver: Receiver;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Slack renews each socket about hourly and leaves it deaf for some seconds: the second starts this much later. */
const SECOND_SOCKET_DELAY_MS = 60_000;
/** How long a reconnecting socket may wait at most between two tries, whatever the length of the outage. */
const RECONNECT_MAX_MS = 30_000;

/** Two Socket Mode connections, so that while one is renewed the other hears. */
export function socketEntrances(appToken: string, slackApiUrl: string | null, log: Logger): Entrance[] {
  const make = (): SocketModeReceiver =>
    new SocketModeReceiver({
      appToken,
      logger: boltLogger(log),
      installerOptions: {
        // An object of its own: the socket client writes its retry policy into what it is given.
        clientOptions: {
          retryConfig: { forever: true, factor: 1.3, minTimeout: 500, maxTimeout: RECONNECT_MAX_MS },
          ...(slackApiUrl === null ? {} : { slackApiUrl }),
        },
      },
    });
  const first = make();
  const second = make();
  let timer: NodeJS.Timeout | undefined;
  return [
    {
      receiver: first,
      start: async () => void (await first.start()),
      stop: () => first.client.disconnect(),
    },
    {
      receiver: second,
      start: async () => {
        timer = setTimeout(() => {
          second
            .start()
            .catch(() => log.warn('the second socket could not be opened; the first still listens'));
        }, SECOND_SOCKET_DELAY_MS);
        timer.unref();
      },
      stop: async () => {
        clearTimeout(timer);
        await second.client.disconnect();
      },
    },
  ];
}

/** Signed HTTP on one port, with Hunch's own routes beside Slack's; with OAuth routes for many workspaces. */
export function httpEntrance(
  connection: Extract<Connection, { mode: 'http' | 'oauth' }>,
  options: {
    readonly port: number;
    readonly routes: readonly CustomRoute[];
    readonly scopes: readonly string[];
    readonly installationStore: InstallationStore;
    readonly slackApiUrl: string | null;
    readonly log: Logger;
  },
): Entrance {
  const receiver = new HTTPReceiver({
    signingSecret: connection.signingSecret,
    port: options.port,
    customRoutes: [...options.routes],
    logger: boltLogger(options.log),
    ...(connection.mode === 'oauth' ? installing(connection, options) : {}),
  });
  return {
    receiver,
    start: async () => void (await receiver.start(options.port)),
    stop: async () => void (await receiver.stop()),
  };
}

function installing(
  connection: Extract<Connection, { mode: 'oauth' }>,
  options: {
    readonly scopes: readonly string[];
    readonly installationStore: InstallationStore;
    readonly slackApiUrl: string | null;
  },
) {
  return {
    clientId: connection.clientId,
    clientSecret: connection.clientSecret,
    stateSecret: connection.key,
    redirectUri: `${connection.publicUrl}/slack/oauth_redirect`,
    scopes: [...options.scopes],
    installationStore: options.installationStore,
    installerOptions: {
      directInstall: true,
      redirectUriPath: '/slack/oauth_redirect',
      ...(options.slackApiUrl === null ? {} : { clientOptions: { slackApiUrl: options.slackApiUrl } }),
    },
  };
}
