import { describe, expect, test } from 'vitest';
import { corp } from '../../../src/domain/calibration/corp.ts';
import { expectedBrier } from '../../../src/domain/calibration/expected-brier.ts';
import { expectedMiscalibration } from '../../../src/domain/calibration/expected-miscalibration.ts';
import { rollingBrier } from '../../../src/domain/calibration/rolling.ts';
import { HELP_SCORES } from '../../../src/domain/words/help-scores.ts';
import { type IntervalWords, intervalSentences } from '../../../src/domain/words/intervals.ts';
import { brierSentence, miscalibrationSentence, trendSentence } from '../../../src/domain/words/learning.ts';
import { countWords, percentWords, pointsWords } from '../../../src/domain/words/numbers.ts';
import { tagClaimSentence, tagSentence } from '../../../src/domain/words/tags.ts';

describe('numbers in words', () => {
  test.each([
    [0.684, '68%'],
    [0, '0%'],
    [1, '100%'],
    [0.004, '0.4%'],
    [0.0001, '0.1%'],
    [0.996, '99.6%'],
    [0.99999, '99.9%'],
  ])('%f is %s: never "never" or "always" unless it is', (share, words) => {
    expect(percentWords(share)).toBe(words);
  });

  test.each([
    [0.131, '+13'],
    [-0.094, '−9'],
    [0.001, '0'],
  ])('a gap of %f is %s points', (gap, words) => {
    expect(pointsWords(gap)).toBe(words);
  });

  test('one thing is not several', () => {
    expect([countWords(1, 'answer'), countWords(0, 'answer')]).toEqual(['1 answer', '0 answers']);
  });
});

describe('intervals', () => {
  const some = { whose: 'you', level: 80, width: null, claim: null, due: 20, waiting: 0, voids: 0 } as const;
  const width = { n: 20, factor: 1.7, conformal: 1.8, low: 1.2, high: 2.6 };
  const infinite = Number.POSITIVE_INFINITY;

  test.each<[string, IntervalWords, string]>([
    ['none', { ...some, n: 0, hits: 0 }, ''],
    ['a few: no rate', { ...some, n: 9, hits: 6 }, 'Your 80% intervals held 6 of 9.'],
    [
      'twenty',
      { ...some, n: 20, hits: 11, width },
      'Your 80% intervals held 11 of 20 (55%; 90% interval 37% to 72%). ' +
        'To hold 80% your intervals should have been 1.7× as wide (90% interval 1.2× to 2.6×).',
    ],
    [
      'the upper end is unknown',
      { ...some, n: 12, hits: 6, width: { ...width, n: 12, high: infinite } },
      'Your 80% intervals held 6 of 12 (50%; 90% interval 28% to 72%). ' +
        'To hold 80% your intervals should have been 1.7× as wide (at least 1.2×).',
    ],
    [
      'single points',
      { ...some, n: 12, hits: 2, width: { ...width, n: 12, factor: infinite, high: infinite } },
      'Your 80% intervals held 2 of 12 (17%; 90% interval 5% to 39%). ' +
        'No widening would have held 80%: too many of your intervals were single points.',
    ],
    [
      'a claim',
      { ...some, n: 20, hits: 20, claim: { claim: 'wide', logE: 5, map: null } },
      'Your 80% intervals held 20 of 20 (100%; 90% interval 91% to 100%). ' +
        'Your intervals look strongly too wide: the record is hard to explain by luck.',
    ],
    [
      'no claim while too much waits',
      { ...some, n: 20, hits: 20, waiting: 9, claim: { claim: 'wide', logE: 5, map: null } },
      'Your 80% intervals held 20 of 20 (100%; 90% interval 91% to 100%).',
    ],
  ])('%s', (_title, figures, words) => {
    expect(intervalSentences(figures).join(' ')).toBe(words);
  });
});

describe('learning', () => {
  const levels = [
    { percent: 90, n: 30, yes: 24 },
    { percent: 60, n: 30, yes: 18 },
  ];

  test('a mean score stands beside what the percentages promise', () => {
    expect(
      expectedBrier([
        { percent: 90, n: 1, yes: 1 },
        { percent: 60, n: 1, yes: 0 },
      ]),
    ).toEqual({
      mean: expect.closeTo(0.165, 12),
      deviation: expect.closeTo(0.12961, 5),
    });
    expect(brierSentence(corp(levels).brier, expectedBrier(levels))).toBe(
      'Mean Brier score 0.21; if your numbers were exactly right: 0.17 ± 0.02.',
    );
  });

  test('miscalibration only beside what a calibrated person would show, and from fifty answers', () => {
    const expected = expectedMiscalibration(levels);

    expect(expected).toBeGreaterThan(0);
    expect(expected).toBeLessThan(0.02);
    expect(expectedMiscalibration(levels)).toBe(expected);
    expect(miscalibrationSentence(corp(levels), expected, 60)[0]).toMatch(
      /^Miscalibration 0\.005 \(a perfectly calibrated person with your percentages would show about 0\.00\d\)\.$/,
    );
    expect(miscalibrationSentence(corp(levels), expected, 49)).toEqual([]);
  });

  test('"more accurate than before" at the four looks only, and only if luck is a poor explanation', () => {
    expect(trendSentence(40, { difference: 0.05, pValue: 0.0125 })).toHaveLength(1);
    expect(trendSentence(41, { difference: 0.05, pValue: 0.0005 })).toEqual([]);
    expect(trendSentence(80, { difference: 0.05, pValue: 0.013 })).toEqual([]);
  });

  test('the rolling score begins with the thirtieth answer', () => {
    const answer = { percent: 80, happened: 1, othersBrier: null } as const;
    const points = rollingBrier(Array.from({ length: 31 }, () => answer));

    expect(points).toHaveLength(2);
    expect(points[0]).toEqual({
      answers: 30,
      brier: expect.closeTo(0.04, 12),
      expected: expect.closeTo(0.16, 12),
      others: null,
    });
  });
});

describe('tags', () => {
  const rate = { tag: 'lr', n: 20, stated: 0.7, priorMean: 0.6, estimate: 0.52, low: 0.4, high: 0.64 };

  test('said, what happened, what to expect', () => {
    expect(tagSentence(rate, 9)).toBe(
      'on average 70% sure, right 9 of 20; expect about 52% (90% interval 40% to 64%)',
    );
    expect(tagClaimSentence(rate, 9)).toBe('you say 70%, it happens 45%');
  });
});

test('help explains each score in two sentences', () => {
  expect(HELP_SCORES.map(({ term }) => term)).toEqual([
    'Brier score',
    'Bits of surprise',
    'Calibration',
    'Intervals',
  ]);
  for (const { text } of HELP_SCORES) expect(text.match(/[a-z0-9)×][.?!](\s|$)/g)).toHaveLength(2);
});
