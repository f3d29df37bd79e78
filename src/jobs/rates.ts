/** How much may be said per second, and how much at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/**
 * Token buckets by name, on monotonic milliseconds. A bucket starts full and is forgotten once it would be full again.
 */
export function buckets(rate: Rate, monotonic: () => number) {
  const levels = new Map<string, { level: number; at: number }>();
  const levelOf = (name: string, now: number) => {
    const known = levels.get(name);
    if (!known) return rate.burst;
    return Math.min(rate.burst, known.level + ((now - known.at) / 1000) * rate.perSecond);
  };
  return {
    /** Whether one may be taken now. */
    has: (name: string): boolean => levelOf(name, monotonic()) >= 1,
    take(name: string): void {
      const now = monotonic();
      levels.set(name, { level: levelOf(name, now) - 1, at: now });
      if (levels.size > 10_000) forgetFull(levels, levelOf, now, rate.burst);
    },
    /** Nothing more for so many milliseconds: Slack said so. */
    block(name: string, ms: number): void {
      levels.set(name, { level: 1 - (ms / 1000) * rate.perSecond, at: monotonic() });
    },
  };
}

function forgetFull(
  levels: Map<string, unknown>,
  levelOf: (name: string, now: number) => number,
  now: number,
  burst: number,
): void {
  for (const name of levels.keys()) if (levelOf(name, now) >= burst) levels.delete(name);
}
