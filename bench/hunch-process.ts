/**
 * One Hunch as a process of its own, as `npm start` runs it, but with settings and rates of the bench's choosing, which
 * come as the first argument. Says `ready` when it listens, and how long its event loop stood still when asked.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pino } from 'pino';
import { machineClock } from '../src/clock.ts';
import { startHunch } from '../src/hunch.ts';
import type { Orders } from './support/stage.ts';

const { settings, jobSettings }: Orders = JSON.parse(process.argv[2] ?? '{}');
const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
const hunch = await startHunch(settings, { clock: machineClock(), log, jobSettings });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', async (asked) => {
  if (asked === 'stall') return void process.send?.({ stallMs: delay.max / 1e6 });
  await hunch.stop();
  process.exit(0);
});
process.send?.('ready');
