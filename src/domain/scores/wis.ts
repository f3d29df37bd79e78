import type { Scale } from '../prediction/prediction.ts';
import type { IntervalScore } from './interval-score.ts';
import { checkFinite, checkLevel, refusal } from './refusal.ts';

/** A numeric forecast as its author gave it; `median` null means the middle of the interval on the scoring scale. */
export interface Interval {
  readonly lower: number;
  readonly median: number | null;
  readonly upper: number;
  /** Share that the interval should hold, strictly between 0 and 1. */
  readonly level: number;
}

/**
 * Weighted interval score of low, median and high: `(|y − m| + α·IS) / 3`, which is the mean over the three quantiles
 * of twice the pinball loss, so that nothing beats stating one's own quantiles.
 *
 * @param interval low ≤ median ≤ high at a level
 * @param y what happened, in the same unit
 * @param scale `log` scores the natural logarithms, so that errors are relative; everything must then be positive
 * @returns 0 best, unbounded, on the scoring scale; the three parts sum to it
 * @throws bad_type, nan, out_of_range (infinite, or not positive on the log scale), bad_level, quantile_order
 * @see Bracher, Ray, Gneiting and Reich (2021), PLoS Comput. Biol. 17(2), with one interval and a median.
 */
export function weightedIntervalScore(
  interval: Interval,
  y: number,
  scale: Scale,
): IntervalScore & { readonly isMedianImputed: boolean } {
  const { lower, median, upper, level, outcome } = onScale(interval, y, scale);
  const alpha = 1 - level;
  const dispersion = (alpha * (upper - lower)) / 3;
  const overprediction = (2 * Math.max(lower - outcome, 0) + Math.max(median - outcome, 0)) / 3;
  const underprediction = (2 * Math.max(outcome - upper, 0) + Math.max(outcome - median, 0)) / 3;
  return {
    value: dispersion + overprediction + underprediction,
    dispersion,
    overprediction,
    underprediction,
    isMedianImputed: interval.median === null,
  };
}

/** A forecast and its outcome checked and moved to the scoring scale, with the median filled in there. */
export function onScale(interval: Interval, y: number, scale: Scale) {
  const { lower, upper, median, level } = interval;
  checkLevel(level);
  checkFinite(lower, 'low');
  checkFinite(upper, 'high');
  if (median !== null) checkFinite(median, 'median');
  checkFinite(y, 'the outcome');
  const all = [lower, upper, y, ...(median === null ? [] : [median])];
  if (scale === 'log' && all.some((value) => !(value > 0)))
    throw refusal('out_of_range', 'everything must be positive on the log scale');
  if (lower > upper || (median !== null && (median < lower || median > upper)))
    throw refusal('quantile_order', 'low, median and high must be in this order');
  const move = scale === 'log' ? Math.log : (value: number) => value;
  const [low, high] = [move(lower), move(upper)];
  return {
    lower: low,
    upper: high,
    median: median === null ? (low + high) / 2 : move(median),
    level,
    outcome: move(y),
  };
}
