import type { ForecastValue, Scale } from '../prediction/prediction.ts';
import { groupInterval } from './group-interval.ts';
import { groupOptions, groupProbability } from './group-probability.ts';

/** One person alone is no group. */
const GROUP_FROM = 2;
/** Digits of a group's number: what nobody typed is not more exact than this. */
const DIGITS = 3;

/**
 * What several people say together: the mean of percents, the median of each end of their intervals. Closer to the
 * outcome than most of them, on average.
 *
 * @param values of one prediction, late ones left out
 * @returns whole percents, numbers to three digits; null for fewer than two, and where intervals differ in level or
 *   reach zero on the log scale, since then nothing can be averaged
 */
export function groupForecast(values: readonly ForecastValue[], scale: Scale): ForecastValue | null {
  const [first] = values;
  if (!first || values.length < GROUP_FROM) return null;
  switch (first.kind) {
    case 'binary': {
      const percents = values.flatMap((value) => (value.kind === 'binary' ? [value.percent] : []));
      const { mean } = groupProbability(percents.map((percent) => percent / 100));
      return { kind: 'binary', percent: Math.round(100 * mean) };
    }
    case 'choice': {
      const shares = values.flatMap((value) =>
        value.kind === 'choice' ? [value.percents.map((percent) => percent / 100)] : [],
      );
      return { kind: 'choice', percents: groupOptions(shares).mean.map((share) => Math.round(100 * share)) };
    }
    case 'numeric':
      return groupNumber(
        values.flatMap((value) => (value.kind === 'numeric' ? [value] : [])),
        scale,
      );
  }
}

type NumericValue = Extract<ForecastValue, { kind: 'numeric' }>;

function groupNumber(values: readonly NumericValue[], scale: Scale): ForecastValue | null {
  const level = values[0]?.level ?? 0;
  const isMixed = values.some((value) => value.level !== level);
  if (isMixed || (scale === 'log' && values.some(({ low }) => low <= 0))) return null;
  const intervals = values.map(({ low, median, high }) => ({
    lower: low,
    median,
    upper: high,
    level: level / 100,
  }));
  const [low, median, high] = groupInterval(intervals, scale).median;
  const rounded = (value: number) => Number(value.toPrecision(DIGITS));
  return {
    kind: 'numeric',
    low: rounded(low),
    median: rounded(median),
    high: rounded(high),
    level,
    isMedianImputed: false,
  };
}
