import { MINSTD_MODULUS, minstd } from '../evidence/minstd.ts';
import { corp } from './corp.ts';
import { checkedLevels, countsOf, type Level } from './levels.ts';

const REPLICATES = 200;
/** Long records scatter less and take longer: from a thousand answers on a quarter of the replicates says as much. */
const LONG = 1000;
const REPLICATES_OF_LONG = 50;
const SEED = 20240607;

/**
 * The miscalibration (MCB) that a perfectly calibrated person with these percentages would show on average: the curve
 * is fitted, so it is never 0. From 200 simulated records with a fixed
 * seed, from a thousand answers on 50.
 *
 * @returns 0 best, in units of the Brier score; falls as answers come in
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Dimitriadis, Gneiting and Jordan (2021), PNAS 118(8).
 */
export function expectedMiscalibration(levels: readonly Level[]): number {
  const sorted = checkedLevels(levels);
  const replicates = countsOf(sorted).n > LONG ? REPLICATES_OF_LONG : REPLICATES;
  let state = SEED;
  let total = 0;
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const simulated = sorted.map(({ percent, n }) => {
      let yes = 0;
      for (let answer = 0; answer < n; answer += 1) {
        state = minstd(state);
        if (state * 100 < percent * MINSTD_MODULUS) yes += 1;
      }
      return { percent, n, yes };
    });
    total += corp(simulated).miscalibration;
  }
  return total / replicates;
}
