import { describe, expect, test } from 'vitest';
import { groupForecast } from '../../../src/domain/groups/group-forecast.ts';
import { isSplit } from '../../../src/domain/groups/split.ts';
import type { ForecastValue } from '../../../src/domain/prediction/prediction.ts';

const said = (percent: number): ForecastValue => ({ kind: 'binary', percent });
const chosen = (...percents: number[]): ForecastValue => ({ kind: 'choice', percents });
const between = (low: number, median: number, high: number, level = 80): ForecastValue => ({
  kind: 'numeric',
  low,
  median,
  high,
  level,
  isMedianImputed: false,
});

describe('people are split', () => {
  test.each([
    ['10% and 80%', [said(10), said(80)], true],
    ['45% and 60%: nearly the same', [said(45), said(60)], false],
    ['55% and 99%: the same side', [said(55), said(99)], false],
    ['50% and 95%: one has no side', [said(50), said(95)], false],
    ['one person alone', [said(10)], false],
    ['different first choices', [chosen(60, 40), chosen(30, 70)], true],
    ['the same first choice', [chosen(60, 40), chosen(90, 10)], false],
    ['intervals that share nothing', [between(1, 2, 3), between(4, 5, 6)], true],
    ['intervals that touch', [between(1, 2, 4), between(4, 5, 6)], false],
  ])('%s', (_title, values, split) => {
    expect(isSplit(values)).toBe(split);
  });
});

describe('what people say together', () => {
  test('is the mean of their percents', () => {
    expect(groupForecast([said(20), said(50), said(90)], 'linear')).toEqual(said(53));
    expect(groupForecast([chosen(60, 40), chosen(30, 70)], 'linear')).toEqual(chosen(45, 55));
  });

  test('is the median of each end of their intervals, on their scale', () => {
    const wild = [between(1, 2, 3), between(2, 3, 4), between(100, 200, 900)];

    expect(groupForecast(wild, 'linear')).toEqual(between(2, 3, 4));
    expect(groupForecast([between(1, 10, 100), between(100, 1000, 10_000)], 'log')).toEqual(
      between(10, 100, 1000),
    );
  });

  test('is nothing of one person, of different levels, or below zero on a log scale', () => {
    expect(groupForecast([said(20)], 'linear')).toBeNull();
    expect(groupForecast([between(1, 2, 3), between(1, 2, 3, 90)], 'linear')).toBeNull();
    expect(groupForecast([between(0, 2, 3), between(1, 2, 3)], 'log')).toBeNull();
  });
});
