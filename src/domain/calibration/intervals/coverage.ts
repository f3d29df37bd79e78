import { checkFinite, checkLengths, refusal } from '../../scores/refusal.ts';
import { rateInterval } from '../rate-interval.ts';

/** How often intervals held. */
export interface Coverage {
  readonly n: number;
  readonly hits: number;
  readonly rate: number;
  /** 90% Jeffreys interval of the rate. */
  readonly low: number;
  readonly high: number;
}

/** Low, high and what happened, in one unit. */
export interface AnsweredInterval {
  readonly lower: number;
  readonly upper: number;
  readonly y: number;
}

/**
 * Coverage: the share of intervals that held, both ends included, with its 90% Jeffreys interval.
 *
 * @returns 0 to 1; good is near the level the intervals were stated at; 11 of 20 is 0.55, 0.37 to 0.72
 * @throws empty, bad_type, nan, out_of_range (infinite), quantile_order
 * @see Brown, Cai and DasGupta (2001), Statist. Sci. 16(2).
 */
export function coverage(intervals: readonly AnsweredInterval[]): Coverage {
  checkLengths(intervals);
  return coverageOf(intervals.filter(isInside).length, intervals.length);
}

/** The same from counts. */
export function coverageOf(hits: number, n: number): Coverage {
  return { n, hits, ...rateInterval(hits, n) };
}

function isInside({ lower, upper, y }: AnsweredInterval): boolean {
  checkFinite(lower, 'low');
  checkFinite(upper, 'high');
  checkFinite(y, 'the outcome');
  if (lower > upper) throw refusal('quantile_order', `low ${lower} is above high ${upper}`);
  return lower <= y && y <= upper;
}
