import type { Scale } from '../../prediction/prediction.ts';
import { type Interval, onScale } from '../../scores/wis.ts';

/** A numeric forecast with what happened and the scale it is scored on. */
export interface AnsweredForecast {
  readonly interval: Interval;
  readonly y: number;
  readonly scale: Scale;
}

/**
 * How much wider the half on the outcome's side would have to be to reach it: `|y − m| / half-width` on the scoring
 * scale. The interval widened k times around its median holds exactly when k ≥ this.
 *
 * @returns 0 (the median happened) to Infinity (a half of no width missed); 1 or less means it held
 * @throws the refusals of `weightedIntervalScore`
 * @see Soll and Klayman (2004), J. Exp. Psychol. Learn. 30(2).
 */
export function widthRatio({ interval, y, scale }: AnsweredForecast): number {
  const { lower, median, upper, outcome } = onScale(interval, y, scale);
  if (outcome === median) return 0;
  const half = outcome > median ? upper - median : median - lower;
  return half === 0 ? Number.POSITIVE_INFINITY : Math.abs(outcome - median) / half;
}
