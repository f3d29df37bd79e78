import { brierScore, brierScoreOfChoice } from '../../../src/domain/scores/brier.ts';
import { intervalScore } from '../../../src/domain/scores/interval-score.ts';
import { logScore, logScoreOfChoice } from '../../../src/domain/scores/log-score.ts';
import { checkLengths } from '../../../src/domain/scores/refusal.ts';
import { weightedIntervalScore } from '../../../src/domain/scores/wis.ts';
import { splitNormalCrps } from '../reference/crps.ts';
import { meanScores } from '../reference/mean-scores.ts';
import { pinball } from '../reference/pinball.ts';
import { skillRatio } from '../reference/skill-ratio.ts';
import { timeWeighted } from '../reference/time-weighted.ts';
import { type Measures, scaleOf } from './input.ts';

/** Scores of single forecasts. */
export const scores: Measures = {
  brier_binary: ({ p, y }) => ({ value: brierScore(p, y) }),
  brier_multi: ({ p, k }) => ({ half: brierScoreOfChoice(p, k), full: 2 * brierScoreOfChoice(p, k) }),
  log_score: ({ p, k, y, eps }) => {
    const bits = Array.isArray(p) ? logScoreOfChoice(p, k, eps) : logScore(p, y, eps);
    const options = Array.isArray(p) ? (p as readonly unknown[]).length : 2;
    return { nats: bits * Math.LN2, bits, bits_above_chance: Math.log2(options) - bits };
  },
  mean_scores: ({ p, y, eps }) => {
    const { n, brier, logNats } = meanScores(p, y, eps);
    return { n, brier, log_nats: logNats };
  },
  pinball: ({ tau, q, y }) => ({ value: pinball(tau, q, y) }),
  interval_score: ({ lower, upper, level, y }) => intervalScore(lower, upper, level, y),
  wis: ({ lower, median, upper, level, y, transform }) => {
    const { value, isMedianImputed, ...parts } = weightedIntervalScore(
      { lower, median, upper, level },
      y,
      scaleOf(transform),
    );
    return { wis: value, ...parts, median_imputed: isMedianImputed };
  },
  crps_split_normal: ({ lower, median, upper, level, y, transform }) => ({
    crps: splitNormalCrps({ lower, median, upper, level }, y, scaleOf(transform)),
  }),
  skill_ratio: ({ score, ref, scale }) => {
    checkLengths(score, ref, scale);
    const { meanScaled, meanScaledReference, skill } = skillRatio(
      (score as readonly number[]).map((each, index) => ({
        score: each,
        reference: ref[index] as number,
        scale: scale[index] as number,
      })),
    );
    return { mean_scaled: meanScaled, mean_scaled_ref: meanScaledReference, skill };
  },
  time_weighted: ({ open, close, lock, y, forecasts, eps }) => {
    const got = timeWeighted({ open, close, lock: lock ?? null, y, forecasts }, eps);
    return {
      tw_brier: got.brier,
      tw_log_nats: got.logNats,
      active_fraction: got.activeFraction,
      first_brier: got.firstBrier,
      last_brier: got.lastBrier,
      lock_brier: got.lockBrier,
      n_used: got.used,
    };
  },
};
