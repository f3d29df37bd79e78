import { checkCount, checkLengths, checkProbability, refusal } from '../scores/refusal.ts';
import { normalQuantile } from './normal.ts';

/** Above so many trials the quantiles come from the normal approximation: the exact way is quadratic. */
const EXACT_UP_TO = 3000;
/** Decimals such as 0.95 have no exact double: a sum this close to a bound counts as reaching it. */
const TIE = 1e-12;

/** Trials with one probability of success: `n` of them at `probability`. */
export interface Trials {
  readonly probability: number;
  readonly n: number;
}

/**
 * Probabilities of 0, 1, … n successes in independent trials with their own probabilities, by exact convolution.
 *
 * @param trials at least one trial; each probability 0 to 1
 * @returns n + 1 probabilities that sum to 1; trials at 0.9 and 0.8 give 0.02, 0.26, 0.72
 * @throws empty, bad_type, nan, out_of_range
 * @see Poisson (1837); convolution as in Hong (2013), Comput. Stat. Data Anal. 59.
 */
export function poissonBinomial(trials: readonly Trials[]): number[] {
  const n = checkTrials(trials);
  const mass = new Float64Array(n + 1);
  mass[0] = 1;
  let done = 0;
  for (const { probability, n: times } of trials) {
    for (let time = 0; time < times; time += 1) {
      done += 1;
      for (let k = done; k > 0; k -= 1)
        mass[k] = (mass[k] ?? 0) * (1 - probability) + (mass[k - 1] ?? 0) * probability;
      mass[0] = (mass[0] ?? 0) * (1 - probability);
    }
  }
  return [...mass];
}

/**
 * Chances of at most and of at least so many successes: P(S ≤ s) and P(S ≥ s).
 *
 * @param mass from `poissonBinomial`
 * @param s a count from 0 to n
 * @returns both 0 to 1, and together 1 + P(S = s)
 * @throws bad_type, nan, out_of_range
 */
export function tails(mass: readonly number[], s: number): { atMost: number; atLeast: number } {
  checkCount(s, 's');
  if (s >= mass.length) throw refusal('out_of_range', `${s} of ${mass.length - 1} cannot have happened`);
  const sum = (part: readonly number[]) =>
    Math.min(
      1,
      part.reduce((total, each) => total + each, 0),
    );
  return { atMost: sum(mass.slice(0, s + 1)), atLeast: sum(mass.slice(s)) };
}

/**
 * Quantiles of the number of successes: for each q the smallest count h with P(S ≤ h) ≥ q. Exact up to 3,000 trials,
 * by the normal approximation beyond.
 *
 * @param trials at least one trial
 * @param qs each strictly between 0 and 1
 * @returns one whole number for each q, 0 to n
 * @throws empty, bad_type, nan, out_of_range
 */
export function successQuantiles(trials: readonly Trials[], qs: readonly number[]): number[] {
  const n = checkTrials(trials);
  if (n > EXACT_UP_TO) return qs.map((q) => normalApproximation(trials, n, q));
  return quantilesOf(poissonBinomial(trials), qs);
}

/** The same from probabilities of 0, 1, … n that are there already. */
export function quantilesOf(mass: readonly number[], qs: readonly number[]): number[] {
  return qs.map((q) => {
    let reached = 0;
    const found = mass.findIndex((each) => {
      reached += each;
      return reached >= q - TIE;
    });
    return found < 0 ? mass.length - 1 : found;
  });
}

function normalApproximation(trials: readonly Trials[], n: number, q: number): number {
  const mean = trials.reduce((sum, each) => sum + each.n * each.probability, 0);
  const variance = trials.reduce((sum, each) => sum + each.n * each.probability * (1 - each.probability), 0);
  const near = Math.round(mean + normalQuantile(q) * Math.sqrt(variance));
  return Math.min(n, Math.max(0, near));
}

function checkTrials(trials: readonly Trials[]): number {
  checkLengths(trials);
  for (const { probability, n } of trials) {
    checkProbability(probability);
    checkCount(n, 'n');
  }
  const n = trials.reduce((sum, each) => sum + each.n, 0);
  checkLengths(n === 0 ? [] : trials);
  return n;
}
