import { coverage } from '../../../src/domain/calibration/intervals/coverage.ts';
import { quantileBins, rankCell } from '../../../src/domain/calibration/intervals/quantile-bins.ts';
import { widthFactor } from '../../../src/domain/calibration/intervals/width-factor.ts';
import { type AnsweredForecast, widthRatio } from '../../../src/domain/calibration/intervals/width-ratio.ts';
import { groupInterval } from '../../../src/domain/groups/group-interval.ts';
import { groupOptions, groupProbability } from '../../../src/domain/groups/group-probability.ts';
import { relativeScores } from '../../../src/domain/groups/relative-scores.ts';
import { checkLengths, refusal } from '../../../src/domain/scores/refusal.ts';
import type { Interval } from '../../../src/domain/scores/wis.ts';
import { geometricOdds, geometricOptions } from '../reference/geometric-odds.ts';
import { type Measures, scaleOf } from './input.ts';

/** Calibration of intervals, and what groups say. */
export const intervalsAndGroups: Measures = {
  coverage: ({ lower, upper, y }) => {
    checkLengths(lower, upper, y);
    const { n, hits, rate, low, high } = coverage(
      (lower as readonly number[]).map((each, index) => ({
        lower: each,
        upper: upper[index] as number,
        y: y[index] as number,
      })),
    );
    return { n, hits, rate, lo90: low, hi90: high };
  },
  width_factor: ({ items }) => {
    const answered = answeredOf(items);
    checkLengths(answered);
    const { n, factor, conformal, low, high } = widthFactor(answered.map(widthRatio), oneLevel(answered));
    return { n, factor, factor_conformal: conformal, lo90: low, hi90: high };
  },
  quantile_bins: ({ items }) => {
    const answered = answeredOf(items);
    checkLengths(answered);
    const counts: [number, number, number, number] = [0, 0, 0, 0];
    for (const each of answered) counts[rankCell(each)] += 1;
    const got = quantileBins(counts, oneLevel(answered));
    return { counts: got.counts, expected: got.expected, chi2: got.chiSquare, p_value: got.pValue };
  },
  aggregate_binary: ({ p, clip, ext }) => ({
    ...groupProbability(p),
    geo_odds: geometricOdds(p, clip),
    geo_odds_ext: geometricOdds(p, clip, ext),
  }),
  aggregate_multi: ({ p, clip }) => ({ ...groupOptions(p), geo: geometricOptions(p, clip) }),
  aggregate_quantiles: ({ forecasts, level, transform }) =>
    groupInterval(
      (forecasts as readonly Omit<Interval, 'level'>[]).map((each) => ({ ...each, level })),
      scaleOf(transform),
    ),
  relative_scores: ({ scores, kappa }) => {
    const rows = scores as readonly (readonly [string, string, number])[];
    const got = relativeScores(
      rows.map(([question, user, score]) => ({ question, user, score })),
      kappa,
    );
    return {
      grand_mean: got.grandMean,
      residual_variance: got.residualVariance,
      users: got.users.map(({ user, n, meanExcess, shrunk, error }) => ({
        user,
        n,
        mean_excess: meanExcess,
        shrunk,
        se: error,
      })),
    };
  },
};

type FileItem = Interval & { readonly y: number; readonly transform?: string };

function answeredOf(items: readonly FileItem[]): AnsweredForecast[] {
  return items.map(({ y, transform, ...interval }) => ({ interval, y, scale: scaleOf(transform) }));
}

function oneLevel(answered: readonly AnsweredForecast[]): number {
  const levels = new Set(answered.map(({ interval }) => interval.level));
  if (levels.size > 1) throw refusal('mixed_levels', 'intervals at different levels');
  return [...levels][0] ?? 0;
}
