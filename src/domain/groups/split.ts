import type { ForecastValue } from '../prediction/prediction.ts';

/** Percents on both sides of 50 are a split from so many points apart on. */
const POINTS_APART = 40;

/**
 * Whether people expect different things, which is worth talking about before the run: percents on both sides of 50
 * and 40 points apart, first choices that differ, or two intervals that share no value. 10% and 80% are a split, 45%
 * and 60% are not.
 *
 * @param values of one prediction
 */
export function isSplit(values: readonly ForecastValue[]): boolean {
  const percents = values.flatMap((value) => (value.kind === 'binary' ? [value.percent] : []));
  const choices = values.flatMap((value) => (value.kind === 'choice' ? [firstChoice(value.percents)] : []));
  const intervals = values.flatMap((value) => (value.kind === 'numeric' ? [value] : []));
  const [least, most] = [Math.min(...percents), Math.max(...percents)];
  return (
    (least < 50 && most > 50 && most - least >= POINTS_APART) ||
    new Set(choices).size > 1 ||
    Math.max(...intervals.map(({ low }) => low)) > Math.min(...intervals.map(({ high }) => high))
  );
}

function firstChoice(percents: readonly number[]): number {
  return percents.indexOf(Math.max(...percents));
}
