import type { Instant } from '../prediction/prediction.ts';

/**
 * The two kinds of time.
 *
 * World time is what people live in: due times, reminders, digests. In the sandbox it can be moved forward.
 * Machine time is never moved: acks, triggers, leases, time-outs, back-off.
 */
export interface Clock {
  /** World time now. */
  now(): Instant;
  /** Machine time now, for instants on rows that are about machines (leases, back-off). */
  machineNow(): Instant;
  /** Milliseconds that only grow, for deadlines inside this process. */
  monotonic(): number;
}
