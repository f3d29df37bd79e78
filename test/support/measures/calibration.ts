import { corp } from '../../../src/domain/calibration/corp.ts';
import { foldedGap, foldedLevels } from '../../../src/domain/calibration/folded-gap.ts';
import type { Level } from '../../../src/domain/calibration/levels.ts';
import { checkedLevels } from '../../../src/domain/calibration/levels.ts';
import { rateInterval } from '../../../src/domain/calibration/rate-interval.ts';
import { recalibrated, recalibration } from '../../../src/domain/calibration/recalibration.ts';
import { reliabilityBins } from '../../../src/domain/calibration/reliability-bins.ts';
import { poissonBinomial, tails } from '../../../src/domain/distributions/poisson-binomial.ts';
import { OVER, UNDER } from '../../../src/domain/evidence/claim-types.ts';
import { logEOf } from '../../../src/domain/evidence/e-process.ts';
import { logLikelihoodRatio } from '../../../src/domain/evidence/likelihood-ratio.ts';
import { refusal } from '../../../src/domain/scores/refusal.ts';
import { calibrationError } from '../reference/calibration-error.ts';
import { calibrationSummary } from '../reference/calibration-summary.ts';
import { coxMaximumLikelihood } from '../reference/cox.ts';
import { clopperPearsonInterval, wilsonInterval } from '../reference/rate-intervals.ts';
import { spiegelhalter } from '../reference/spiegelhalter.ts';
import { answersOf, type Measures, recordOf } from './input.ts';

/** Calibration of probabilities. */
export const calibration: Measures = {
  pav: (input) => {
    const { levels, fit, brier, miscalibration, discrimination, uncertainty } = corp(recordOf(input));
    return {
      levels: levels.map(({ percent }) => percent / 100),
      n: levels.map(({ n }) => n),
      s: levels.map(({ yes }) => yes),
      fit,
      brier,
      mcb: miscalibration,
      dsc: discrimination,
      unc: uncertainty,
    };
  },
  binom_interval: ({ k, n, level, method }) => {
    const { low, high, rate } = intervalBy(method)(k, n, level);
    return { lo: low, hi: high, rate };
  },
  poisson_binomial: ({ p, s }) => {
    const mass = poissonBinomial((p as readonly number[]).map((probability) => ({ probability, n: 1 })));
    const { atMost, atLeast } = tails(mass, s);
    return { cdf: atMost, sf_ge: atLeast, two_sided: Math.min(1, 2 * Math.min(atMost, atLeast)) };
  },
  folded_gap: (input) => {
    const levels = recordOf(input);
    const { n, meanConfidence, hitRate, gap, luckLow, luckHigh } = foldedGap(levels);
    const { trials, hits } = foldedLevels(levels);
    const { atMost, atLeast } = tails(poissonBinomial(trials), hits);
    return {
      n,
      mean_conf: meanConfidence,
      hit_rate: hitRate,
      gap,
      p_over: atMost,
      p_under: atLeast,
      luck_gap_lo: luckLow,
      luck_gap_hi: luckHigh,
    };
  },
  spiegelhalter: (input) => {
    const { z, pValue } = spiegelhalter(recordOf(input));
    return { z, p_value: pValue };
  },
  recal_map: (input) => {
    const { eps, sd_a, sd_b } = input;
    const map = recalibration(answersOf(input), eps, { shift: sd_a, slope: sd_b });
    return {
      a: map.shift,
      b: map.slope,
      se_a: map.shiftError,
      se_b: map.slopeError,
      at30: recalibrated(map, 0.3),
      at70: recalibrated(map, 0.7),
      at90: recalibrated(map, 0.9),
    };
  },
  cox_mle: (input) => {
    const fit = coxMaximumLikelihood(answersOf(input), input.eps);
    return {
      a: fit.shift,
      b: fit.slope,
      se_a: fit.shiftError,
      se_b: fit.slopeError,
      lr_chi2: fit.statistic,
      lr_p: fit.pValue,
    };
  },
  ece: (input) => {
    const { error, ifCalibrated, binsUsed } = calibrationError(recordOf(input), input.bins);
    return { ece: error, ece_if_calibrated: ifCalibrated, bins_used: binsUsed };
  },
  reliability_bins: (input) => ({
    bins: reliabilityBins(recordOf(input), input.alpha).map((bin) => ({
      p_min: bin.percentMin / 100,
      p_max: bin.percentMax / 100,
      n: bin.n,
      hits: bin.hits,
      mean_p: bin.meanProbability,
      rate: bin.rate,
      luck_lo: bin.luckLow,
      luck_hi: bin.luckHigh,
      jeffreys90_lo: bin.rateLow,
      jeffreys90_hi: bin.rateHigh,
      outside_luck: bin.isOutsideLuck,
    })),
  }),
  calibration_summary: (input) => summary(checkedLevels(recordOf(input)), input.eps),
};

function summary(levels: readonly Level[], clip: number) {
  const { n, yes, logBits, corp: split, gap, map } = calibrationSummary(levels, clip);
  return {
    n,
    sum_y: yes,
    sum_pct: levels.reduce((sum, level) => sum + level.percent * level.n, 0),
    sum_pct_y: levels.reduce((sum, level) => sum + level.percent * level.yes, 0),
    brier: split.brier,
    log_nats: logBits * Math.LN2,
    mcb: split.miscalibration,
    dsc: split.discrimination,
    unc: split.uncertainty,
    mean_conf: gap.meanConfidence,
    hit_rate: gap.hitRate,
    gap: gap.gap,
    spiegelhalter_z: levels.every(({ percent }) => percent % 50 === 0) ? null : spiegelhalter(levels).z,
    map_a: map.shift,
    map_b: map.slope,
    log_e_over: logEOfLevels(levels, OVER, clip),
    log_e_under: logEOfLevels(levels, UNDER, clip),
    pav_blocks: new Set(split.fit).size,
    pav_fit: levels.length > 12 ? null : split.fit,
  };
}

/** With one prediction a run, E is a function of the levels. */
function logEOfLevels(levels: readonly Level[], alternatives: typeof OVER, clip: number): number {
  const sums = levels.map(({ percent, n, yes }) =>
    alternatives.map((alternative) => {
      const ratio = (y: 0 | 1) =>
        logLikelihoodRatio({ kind: 'binary', probability: percent / 100, y }, alternative, undefined, clip);
      return yes * ratio(1) + (n - yes) * ratio(0);
    }),
  );
  return logEOf(sums, alternatives.length).logE;
}

function intervalBy(method: string) {
  if (method === 'jeffreys') return rateInterval;
  if (method === 'wilson') return wilsonInterval;
  if (method === 'clopper_pearson') return clopperPearsonInterval;
  throw refusal('bad_type', `no interval is called ${method}`);
}
