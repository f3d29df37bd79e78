import { normalCdf, normalQuantile } from '../distributions/normal.ts';
import type { ForecastValue, Outcome, Scale } from '../prediction/prediction.ts';
import { clipped, logScore, logScoreOfChoice } from './log-score.ts';
import { type Interval, onScale } from './wis.ts';

/** A surprise from which on people are asked what they learned. */
export const LARGE_SURPRISE_BITS = 2;

/**
 * How unexpected an outcome was, in bits: `−log₂` of the clipped probability given to what happened. For a number,
 * `−log₂` of the clipped `2·min(F, 1 − F)`, F the split normal through low, median and high on the scoring scale.
 *
 * @returns 0.007 (as expected) to 7.64 bits; 2 or more is large
 * @throws the refusals of the measure of its kind; `bad_outcome` if forecast and outcome are of different kinds
 */
export function surprise(value: ForecastValue, outcome: Outcome, scale: Scale): number {
  if (value.kind === 'binary' && (outcome.kind === 'yes' || outcome.kind === 'no'))
    return logScore(value.percent / 100, outcome.kind === 'yes' ? 1 : 0);
  if (value.kind === 'choice' && outcome.kind === 'option')
    return logScoreOfChoice(
      value.percents.map((percent) => percent / 100),
      outcome.option,
    );
  if (value.kind === 'numeric' && outcome.kind === 'number')
    return surpriseOfNumber(intervalOf(value), outcome.value, scale);
  throw new Error(`a ${value.kind} forecast cannot meet the outcome ${outcome.kind}`);
}

/** So many half-widths from the median no double tells the tail from nothing. */
const FAR = 1e6;

/**
 * Surprise of a number, as above.
 *
 * A half of zero width holds nothing: the outcome beyond it is as surprising as can be, and exactly the point is no
 * surprise at all.
 */
export function surpriseOfNumber(interval: Interval, y: number, scale: Scale): number {
  const { lower, median, upper, level, outcome } = onScale(interval, y, scale);
  const width = outcome < median ? median - lower : upper - median;
  const z = normalQuantile((1 + level) / 2);
  // Over a width near zero the ratio overflows; beyond the clip nothing changes any more.
  const halves = Math.min(FAR, Math.abs(outcome - median) / width);
  const tail = outcome === median ? 1 : width === 0 ? 0 : 2 * normalCdf(-halves * z);
  return -Math.log2(clipped(tail));
}

/** A numeric forecast as the measures take it: the level as a share. */
export function intervalOf(value: Extract<ForecastValue, { kind: 'numeric' }>): Interval {
  const { low, median, high, level, isMedianImputed } = value;
  return { lower: low, median: isMedianImputed ? null : median, upper: high, level: level / 100 };
}
