import { type CustomRoute, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { boltLogger } from './bolt-logger.ts';
import { whyNot } from './describe-installation.ts';
import { punctually } from './punctual.ts';

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
      start: async () => {
        await first.start().catch((error: unknown) => {
          throw new Error(whyNot(error, 'SLACK_APP_TOKEN'), { cause: error });
        });
      },
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

/** Signed HTTP on one port, with Hunch's own routes beside Slack's. */
export function httpEntrance(
  signingSecret: string,
  options: { readonly port: number; readonly routes: readonly CustomRoute[]; readonly log: Logger },
): Entrance {
  const receiver = new HTTPReceiver({
    signingSecret,
    port: options.port,
    customRoutes: [...options.routes],
    logger: boltLogger(options.log),
  });
  receiver.requestListener = punctually(receiver.requestListener);
  return {
    receiver,
    start: async () => void (await receiver.start(options.port)),
    stop: async () => void (await receiver.stop()),
  };
}
