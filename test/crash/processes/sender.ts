import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { connect } from '../../../db/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { machineClock } from '../../../src/clock.ts';
import type { Deps } from '../../../src/deps.ts';
import { DEFAULT_RETENTION } from '../../../src/domain/retention.ts';
import { startJobs } from '../../../src/jobs/start.ts';
import { openInstallations } from '../../../src/slack/connection/installations.ts';
import { environmentBox } from '../../../src/slack/connection/token-box.ts';
import type { Messenger } from '../../../src/slack/messenger.ts';
import { createMessenger } from '../../../src/slack/messenger-web.ts';
import { messageKey } from '../../../src/store/secrets.ts';
import { type Order, readOrder, sayReady } from './order.ts';
import { pointsAroundRequests } from './requests.ts';
import { pointsAroundCommits, striking } from './strike.ts';

/** What a composition does with its parts: starts what sends, and returns how it is stopped. */
export type Composition = (parts: {
  readonly deps: Deps;
  readonly order: Order;
  /** Key of the opaque keys of messages. */
  readonly secret: string;
}) => Promise<{ stop(): Promise<void> }>;

/** Hunch's own sender, as startHunch starts it. */
export const protocol: Composition = ({ deps, order, secret }) =>
  startJobs(deps, order.jobSettings, secret, []);

/**
 * The part of Hunch that sends, alone: database, messenger and jobs, wired as in hunch.ts, without what listens to
 * Slack. It starts several times as fast as the whole, so that it can be killed several times as often.
 */
export function runSender(compose: Composition): void {
  run(compose).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}

async function run(compose: Composition): Promise<void> {
  const order = readOrder();
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const at = striking(order.strike);
  pointsAroundRequests(at, order.requestsPath);
  const clock = machineClock();
  clock.setOffset(order.worldOffsetMs);
  const opened = await connect({ url: order.databaseUrl, onConnectionLost: () => undefined });
  const db = pointsAroundCommits(opened, at);
  await migrate(db);
  const box = environmentBox(order.botToken);
  const { tokenOf } = await openInstallations(db, box, () => clock.machineNow());
  const slack = createMessenger({ clock, tokenOf, slackApiUrl: order.slackApiUrl, log });
  const messenger: Messenger = {
    ...slack,
    post(posting) {
      at('post:claimed');
      return slack.post(posting);
    },
  };
  const deps: Deps = {
    ...{ db, clock, messenger, log },
    newId: randomUUID,
    wake: () => undefined,
    rasterise: () => Promise.reject(new Error('nothing is drawn here')),
    commandName: '/predict',
    retention: DEFAULT_RETENTION,
  };
  const sender = await compose({ deps, order, secret: await messageKey(db) });
  process.once('SIGTERM', () => {
    sender
      .stop()
      .then(() => db.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  });
  sayReady();
}
