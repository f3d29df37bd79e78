import { expit, logit } from '../../src/domain/scores/logit.ts';
import type { Random } from './random.ts';

/** How people choose their percents. */
export type Forecaster = (random: Random) => number;

/** 10, 20 … 90, 95, most often 60 to 80. */
export const tens: Forecaster = weighted(
  [10, 20, 30, 40, 50, 60, 70, 80, 90, 95],
  [1, 1, 1, 1, 1, 3, 3, 3, 1, 1],
);

/** Any whole percent, Beta(1.2, 1.2). */
export const spread: Forecaster = (random) => {
  for (;;) {
    const share = random();
    // Beta(1.2, 1.2) has its top at one half: accept in proportion to its height.
    if (random() < (4 * share * (1 - share)) ** 0.2)
      return Math.min(99, Math.max(1, Math.round(100 * share)));
  }
};

/** Nearly sure, always. */
export const bold: Forecaster = weighted([1, 3, 5, 10, 20, 80, 90, 95, 97, 99], Array(10).fill(1));

/** Never far from 50%. */
export const timid: Forecaster = (random) => 35 + Math.floor(31 * random());

/** How often what is said at a percent really happens, for somebody whose confidence is off by slope and shift. */
export function truth(percent: number, slope: number, shift = 0): number {
  return expit(shift + slope * logit(percent / 100));
}

function weighted(percents: readonly number[], weights: readonly number[]): Forecaster {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (random) => {
    let left = random() * total;
    const index = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return percents[index] ?? 50;
  };
}
