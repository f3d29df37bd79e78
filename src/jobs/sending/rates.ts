/** How much may be said per second, and how much at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Token buckets by name, on monotonic milliseconds. A bucket starts full and is forgotten once it is full again. */
export interface Buckets {
  /** How many whole tokens there are now. */
  level(name: string): number;
  take(name: string): void;
  /** Nothing more for so many milliseconds: Slack said so. */
  block(name: string, ms: number): void;
  /** Buckets without a whole token now, and the milliseconds until each has one. */
  empty(): ReadonlyMap<string, number>;
}

/** Full buckets. */
export function buckets(rate: Rate, monotonic: () => number): Buckets {
  const levels = new Map<string, { level: number; at: number }>();
  const exactLevel = (name: string, now: number) => {
    const known = levels.get(name);
    if (!known) return rate.burst;
    return Math.min(rate.burst, known.level + ((now - known.at) / 1000) * rate.perSecond);
  };
  return {
    level: (name) => Math.max(0, Math.floor(exactLevel(name, monotonic()))),
    take(name) {
      const now = monotonic();
      levels.set(name, { level: exactLevel(name, now) - 1, at: now });
    },
    block(name, ms) {
      const now = monotonic();
      const level = Math.min(exactLevel(name, now), 1 - (ms / 1000) * rate.perSecond);
      levels.set(name, { level, at: now });
    },
    empty() {
      const now = monotonic();
      const found = new Map<string, number>();
      for (const name of levels.keys()) {
        const level = exactLevel(name, now);
        if (level >= rate.burst) levels.delete(name);
        else if (level < 1) found.set(name, ((1 - level) / rate.perSecond) * 1000);
      }
      return found;
    },
  };
}
