import { randomFrom } from '../../../bench/simulate/random.ts';

/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** A whole number from 0 to `below`, which is not reached. */
  whole(below: number): number;
  pick<T>(list: readonly T[]): T;
}

/** The numbers of a seed. */
export function openRandom(seed: number): Random {
  const next = randomFrom(seed);
  const whole = (below: number) => Math.floor(next() * below);
  return { next, whole, pick: (list) => list[whole(list.length)] as (typeof list)[number] };
}
