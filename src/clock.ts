import { performance } from 'node:perf_hooks';
import type { Instant } from './domain/prediction/prediction.ts';
import type { Clock } from './domain/time/clock.ts';

/** A clock whose world time runs ahead of the machine's by an offset that somebody else owns. */
export interface MovableClock extends Clock {
  /** Milliseconds by which world time is ahead, or behind when a world begins in the past. Its owner only lets it grow, but for a new beginning. */
  setOffset(offsetMs: number): void;
}

/** The machine's clock; with an offset of zero, which only the sandbox changes, world time is machine time. */
export function machineClock(): MovableClock {
  let offset = 0;
  const instant = (ms: number): Instant => new Date(ms).toISOString();
  return {
    now: () => instant(Date.now() + offset),
    machineNow: () => instant(Date.now()),
    monotonic: () => performance.now(),
    setOffset: (offsetMs) => {
      offset = offsetMs;
    },
  };
}
