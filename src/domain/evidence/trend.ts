import { checkFinite, checkLengths, refusal } from '../scores/refusal.ts';
import { MINSTD_MODULUS, minstd } from './minstd.ts';

/** Whether the later half of a record is better than the earlier one. */
export interface Trend {
  /** Mean of the later half − mean of the earlier half; above 0 is better than before. */
  readonly difference: number;
  /** Chance of at least that much if order meant nothing, 0 to 1. */
  readonly pValue: number;
}

const ANSWERS_MIN = 8;
const REPLICATES = 1999;
const SEED = 20240607;
/** Only at these numbers of runs may anybody look: four looks at 1.25% make 5%. */
export const TREND_LOOKS: readonly number[] = [40, 80, 160, 320];
/** At one of the looks, a p-value up to this is a claim. */
export const TREND_P_MAX = 0.0125;

/**
 * Permutation test of a trend: how often a random order makes the later half as much better than the earlier one.
 *
 * @param differences one per run in closing order: the others' score − the own one, larger is better
 * @param replicates random orders tried
 * @param seed 1 to 2147483646; the same seed gives the same p-value
 * @throws empty, insufficient (below eight), bad_type, nan, out_of_range
 * @see Fisher (1935), The Design of Experiments; Fisher–Yates shuffles.
 */
export function trend(differences: readonly number[], replicates = REPLICATES, seed = SEED): Trend {
  checkLengths(differences);
  for (const each of differences) checkFinite(each, 'difference');
  if (differences.length < ANSWERS_MIN)
    throw refusal('insufficient', `a trend needs ${ANSWERS_MIN} runs, got ${differences.length}`);
  const difference = laterMinusEarlier(Float64Array.from(differences));
  const shuffled = new Float64Array(differences.length);
  let state = seed;
  let asGood = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    shuffled.set(differences);
    for (let k = shuffled.length - 1; k > 0; k -= 1) {
      state = minstd(state);
      const j = Math.floor((state * (k + 1)) / MINSTD_MODULUS);
      const kept = shuffled[k] ?? 0;
      shuffled[k] = shuffled[j] ?? 0;
      shuffled[j] = kept;
    }
    if (laterMinusEarlier(shuffled) >= difference - 1e-12) asGood += 1;
  }
  return { difference, pValue: (1 + asGood) / (replicates + 1) };
}

/** In place and without copies: it runs 1999 times while somebody waits. */
function laterMinusEarlier(values: Float64Array): number {
  const half = Math.floor(values.length / 2);
  let [earlier, later] = [0, 0];
  for (let index = 0; index < half; index += 1) earlier += values[index] ?? 0;
  for (let index = half; index < values.length; index += 1) later += values[index] ?? 0;
  return later / (values.length - half) - earlier / half;
}
