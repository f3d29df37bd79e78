import type { Scale } from '../prediction/prediction.ts';
import { checkLengths } from '../scores/refusal.ts';
import { type Interval, onScale } from '../scores/wis.ts';
import { median } from './median.ts';

/** Low, median and high in the quantity's own unit. */
export type Quantiles = readonly [lower: number, median: number, upper: number];

/**
 * Group forecast of a number: the median of each quantile on the scoring scale, which keeps their order and ignores
 * one wild interval.
 *
 * @param intervals of all forecasters, at one level; a null median is the middle of the interval on the scale
 * @returns low ≤ median ≤ high in the quantity's unit; the means likewise
 * @throws empty, and the refusals of `weightedIntervalScore`
 * @see Lichtendahl, Grushka-Cockayne and Winkler (2013), Management Sci. 59(7), on averaging quantiles.
 */
export function groupInterval(
  intervals: readonly Interval[],
  scale: Scale,
): { readonly median: Quantiles; readonly mean: Quantiles } {
  checkLengths(intervals);
  const placed = intervals.map((interval) => onScale(interval, interval.upper, scale));
  const back = scale === 'log' ? Math.exp : (value: number) => value;
  const combine = (middle: (values: readonly number[]) => number): Quantiles => [
    back(middle(placed.map(({ lower }) => lower))),
    back(middle(placed.map((each) => each.median))),
    back(middle(placed.map(({ upper }) => upper))),
  ];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { median: combine(median), mean: combine(mean) };
}
