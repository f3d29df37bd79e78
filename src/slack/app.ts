import { App, type Authorize } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { rememberOpenAcks } from './connection/acks.ts';
import { boltLogger, describeError } from './connection/bolt-logger.ts';
import { errorHandler } from './connection/errors.ts';
import type { Entrance } from './connection/receivers.ts';
import { registerUninstall } from './connection/uninstall.ts';
import { keepBeforeAck } from './inbound.ts';
import { dealWithEvents } from './listeners/answer/direct-message.ts';
import { registerListeners } from './listeners/index.ts';

/** Answers to what people do now: a trigger lives three seconds, so nothing waits and nothing is tried again. */
const INTERACTIVE_TIMEOUT_MS = 2500;
/** How often is looked for typed messages that could not be dealt with when they came. */
const RETRY_EVENTS_MS = 15_000;

/** The Bolt app behind one or more entrances. Nothing is listened to before `start`. */
export async function createApp(
  deps: Deps,
  entrances: readonly Entrance[],
  options: {
    readonly authorize: Authorize<boolean>;
    readonly slackApiUrl: string | null;
    /** Told when a workspace took the app away. */
    readonly forget: (teamId: string) => void;
  },
): Promise<{ start(): Promise<void>; stop(): Promise<void> }> {
  const [first, ...others] = entrances;
  if (!first) throw new Error('an app needs an entrance');
  const app = new App({
    receiver: first.receiver,
    authorize: options.authorize,
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
    logger: boltLogger(deps.log),
    clientOptions: {
      timeout: INTERACTIVE_TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      ...(options.slackApiUrl === null ? {} : { slackApiUrl: options.slackApiUrl }),
    },
  });
  app.error(errorHandler(deps.log, { openAck: rememberOpenAcks(app), troubleOf: deps.db.troubleOf }));
  registerListeners(app, deps);
  registerUninstall(app, deps, options.forget);
  await app.init();
  keepBeforeAck(app, deps);
  for (const entrance of others) entrance.receiver.init(app);
  const retrying = { timer: undefined as NodeJS.Timeout | undefined };
  return {
    start: async () => {
      for (const entrance of entrances) await entrance.start();
      await dealWithEvents(deps, true);
      retrying.timer = setInterval(() => retryEvents(deps), RETRY_EVENTS_MS).unref();
    },
    stop: async () => {
      clearInterval(retrying.timer);
      await Promise.all(entrances.map((entrance) => entrance.stop()));
    },
  };
}

/** What was typed while Slack or the database failed is taken up again without a restart. */
function retryEvents(deps: Deps): void {
  dealWithEvents(deps).catch((error: unknown) => deps.log.warn({ error: describeError(error) }, NOT_READ));
}

const NOT_READ = 'kept messages could not be looked for';
