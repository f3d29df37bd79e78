import type { Method } from './method.ts';

/** How often a method may be called in a workspace: per minute, and per conversation where Slack says so. */
export type Tier = 't1' | 't2' | 't3' | 't4' | 'special';

/** @see https://docs.slack.dev/apis/web-api/rate-limits */
const PER_MINUTE: Readonly<Record<Tier, number>> = { t1: 1, t2: 20, t3: 50, t4: 100, special: 300 };
const MINUTE_MS = 60_000;
const POSTS_PER_CHANNEL_MS = 1_000;
/** Slack tolerates short bursts; this many posts in a row are one. */
const POSTS_IN_A_BURST = 5;

/** Counts calls on the machine's clock; off unless the sandbox was asked to limit. */
export interface RateLimits {
  /** Seconds to wait, or null when the call may go through; then it is counted. */
  retryAfter(method: Method, args: Readonly<Record<string, unknown>>): number | null;
}

/** No calls yet. `monotonic` is the machine's clock in milliseconds. */
export function openRateLimits(monotonic: () => number): RateLimits {
  const calls = new Map<string, number[]>();

  /** Milliseconds until `allowed` calls in `windowMs` leave room for one more. */
  function waitMs(key: string, allowed: number, windowMs: number): number {
    const recent = (calls.get(key) ?? []).filter((at) => monotonic() - at < windowMs);
    calls.set(key, recent);
    return recent.length < allowed ? 0 : windowMs - (monotonic() - Number(recent[0]));
  }

  return {
    retryAfter({ name, tier }, args) {
      const limits: [key: string, allowed: number, windowMs: number][] = [
        [name, PER_MINUTE[tier], MINUTE_MS],
      ];
      if (name === 'chat.postMessage')
        limits.push([
          `${name} ${args['channel']}`,
          POSTS_IN_A_BURST,
          POSTS_IN_A_BURST * POSTS_PER_CHANNEL_MS,
        ]);
      const wait = Math.max(...limits.map((limit) => waitMs(...limit)));
      if (wait > 0) return Math.ceil(wait / 1_000);
      for (const [key] of limits) calls.get(key)?.push(monotonic());
      return null;
    },
  };
}
