import { pino } from 'pino';
import { WebSocket } from 'undici';
import { connect } from '../../../db/connect.ts';
import { machineClock } from '../../../src/clock.ts';
import { DEFAULT_RETENTION } from '../../../src/domain/retention.ts';
import { startOn } from '../../../src/hunch.ts';
import { readOrder, sayReady } from './order.ts';
import { pointsAroundRequests } from './requests.ts';
import { type AtPoint, pointsAroundCommits, striking } from './strike.ts';

// The whole Hunch over Socket Mode, as main.ts starts it, with points around commits, requests and acks.
const order = readOrder();
const at = striking(order.strike);
pointsAroundRequests(at, order.requestsPath);
pointsAroundAcks(at);
const clock = machineClock();
clock.setOffset(order.worldOffsetMs);
const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
const opened = await connect({ url: order.databaseUrl, onConnectionLost: () => undefined });
const settings = {
  connection: { mode: 'socket' as const, botToken: order.botToken, appToken: order.appToken },
  dataFolder: 'unused',
  databaseUrl: order.databaseUrl,
  port: null,
  slackApiUrl: order.slackApiUrl,
  trackers: { mlflow: null, wandb: null },
  clockUrl: null,
  commandName: '/predict',
  retention: DEFAULT_RETENTION,
  logLevel: 'error' as const,
  hasSample: false,
  remarks: [],
};
const surroundings = { clock, log, jobSettings: order.jobSettings };
const hunch = await startOn(pointsAroundCommits(opened, at), settings, surroundings);
process.once('SIGTERM', () => {
  hunch.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
sayReady();

/** Everything that goes out over a socket is an ack. */
function pointsAroundAcks(at: AtPoint): void {
  const real = WebSocket.prototype.send;
  WebSocket.prototype.send = function send(this: WebSocket, data: Parameters<typeof real>[0]) {
    at('ack:before');
    real.call(this, data);
    setImmediate(() => at('ack:after'));
  };
}
