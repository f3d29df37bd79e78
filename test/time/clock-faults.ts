import { DAY, HOUR } from './oracle.ts';
import type { ClockFault } from './questions.ts';

/** What clocks of real machines do; each is set right again after some hours. */
export const clockFaults: readonly ClockFault[] = [
  { title: 'the clock an hour fast for six hours', errorAt: (since) => (since < 6 * HOUR ? HOUR : 0) },
  { title: 'the clock an hour slow for six hours', errorAt: (since) => (since < 6 * HOUR ? -HOUR : 0) },
  { title: 'the machine asleep for eight hours', errorAt: (since) => (since < 8 * HOUR ? null : 0) },
  { title: 'the clock set back by a day for six hours', errorAt: (since) => (since < 6 * HOUR ? -DAY : 0) },
  {
    title: 'the clock drifting by up to two minutes',
    errorAt: (since) => (since < DAY ? 110_000 * Math.sin(since) : 0),
  },
];
