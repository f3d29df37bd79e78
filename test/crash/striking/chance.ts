import { seededRandom } from '../../../sandbox/faults/faults.ts';

/** Chance that a seed decides. */
export interface Chance {
  /** A number from `low` to `high`, `high` excluded. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Chance from a seed. */
export function chance(seed: number): Chance {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    between,
    whole,
    happens: (probability) => random() < probability,
    pick: (from) => from[whole(0, from.length - 1)] ?? from[0],
  };
}
