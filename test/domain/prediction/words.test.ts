import { describe, expect, test } from 'vitest';
import { forecastWords, numberWords, thresholdWords } from '../../../src/domain/prediction/words.ts';

describe('numbers are shown as they were given', () => {
  test.each([
    [0.35, null, '0.35'],
    [0.34251, null, '0.34251'],
    [12000, 'tok/s', '12,000 tok/s'],
    [45, '%', '45%'],
    [400, 'USD', '$400'],
    [-2.5, 'USD', '-$2.5'],
    [3e-7, null, '3e-7'],
    [0.0003, null, '0.0003'],
    [0, 'h', '0 h'],
    [0.1 + 0.2, null, '0.3'],
    [2.5e12, null, '2.5e+12'],
  ])('%d in %s reads %s', (value, unit, words) => {
    expect(numberWords(value, unit)).toBe(words);
  });
});

describe('a forecast is read back in its own kind', () => {
  test('yes or no: the percent', () => {
    expect(forecastWords({ kind: 'binary', percent: 70 }, { unit: null, options: [] })).toBe('70%');
  });

  test('a number: the range, the middle if it was given, the level', () => {
    const range = { kind: 'numeric', low: 6, median: 7.5, high: 9, level: 70 } as const;
    const frame = { unit: 'h', options: [] };

    expect(forecastWords({ ...range, isMedianImputed: true }, frame)).toBe('6 to 9 h (70% sure)');
    expect(forecastWords({ ...range, isMedianImputed: false }, frame)).toBe(
      '6 to 9 h, most likely 7.5 h (70% sure)',
    );
  });

  test('options: each with its percent', () => {
    const value = { kind: 'choice', percents: [90, 10] } as const;

    expect(forecastWords(value, { unit: null, options: ['works', 'NaN'] })).toBe('works: 90% · NaN: 10%');
  });
});

test('a threshold reads as metric, sign, value and unit; a claim without one has none', () => {
  const bare = { metric: 'p95 latency', comparator: null, threshold: null, unit: 'ms' };

  expect(thresholdWords({ ...bare, comparator: '<=', threshold: 40 })).toBe('p95 latency ≤ 40 ms');
  expect(thresholdWords(bare)).toBeNull();
});
