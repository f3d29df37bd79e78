import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NUMBER_MAX } from '../../../src/domain/prediction/prediction.ts';
import { brierScore, brierScoreOfChoice } from '../../../src/domain/scores/brier.ts';
import { intervalScore } from '../../../src/domain/scores/interval-score.ts';
import { logScore, logScoreOfChoice } from '../../../src/domain/scores/log-score.ts';
import { scoreForecast } from '../../../src/domain/scores/score-forecast.ts';
import { scoringUnit } from '../../../src/domain/scores/scoring-unit.ts';
import { surpriseOfNumber } from '../../../src/domain/scores/surprise.ts';
import { weightedIntervalScore } from '../../../src/domain/scores/wis.ts';
import { choices, outcomes, probabilities } from '../../support/arbitrary.ts';
import { pinball } from '../../support/reference/pinball.ts';

const positive = fc.double({ min: 0.001, max: 1000, noNaN: true });
const intervals = fc
  .tuple(positive, positive, positive)
  .map((values) => values.sort((a, b) => a - b))
  .map(([lower = 1, median = 1, upper = 1]) => ({ lower, median, upper, level: 0.8 }));
const scales = fc.constantFrom('linear' as const, 'log' as const);

describe('scores keep to their range', () => {
  test('a Brier score is 0 to 1, and of two options the one of yes/no', () => {
    fc.assert(
      fc.property(probabilities, outcomes, (p, y) => {
        expect(brierScore(p, y)).toBeGreaterThanOrEqual(0);
        expect(brierScore(p, y)).toBeLessThanOrEqual(1);
        expect(brierScoreOfChoice([1 - p, p], y)).toBeCloseTo(brierScore(p, y), 12);
        expect(logScoreOfChoice([1 - p, p], y)).toBeCloseTo(logScore(p, y), 12);
      }),
    );
  });

  test('no surprise is below 0.007 or above 7.66 bits', () => {
    fc.assert(
      fc.property(choices, fc.nat(), intervals, positive, scales, (options, pick, interval, y, scale) => {
        const all = [logScoreOfChoice(options, pick % options.length), surpriseOfNumber(interval, y, scale)];
        for (const bits of all) {
          expect(bits).toBeGreaterThan(0.007);
          expect(bits).toBeLessThan(7.7);
        }
      }),
    );
  });

  test('a number is the more surprising the farther it is from the median', () => {
    const interval = { lower: 1, median: 2, upper: 4, level: 0.8 };
    const surprises = [2, 2.5, 3, 4, 5, 8].map((y) => surpriseOfNumber(interval, y, 'linear'));

    expect(surprises).toEqual([...surprises].sort((a, b) => a - b));
    // At the end of an 80% interval one tenth is left on that side: 2 × 0.1.
    expect(surpriseOfNumber(interval, 4, 'linear')).toBeCloseTo(-Math.log2(0.2), 9);
    expect(surpriseOfNumber(interval, 1, 'linear')).toBeCloseTo(-Math.log2(0.2), 9);
  });

  test('a half of no width is no surprise at the point and the greatest beyond it', () => {
    const point = { lower: 2, median: 2, upper: 3, level: 0.8 };

    expect(surpriseOfNumber(point, 2, 'linear')).toBeCloseTo(-Math.log2(0.995), 12);
    expect(surpriseOfNumber(point, 1.999, 'linear')).toBeCloseTo(-Math.log2(0.005), 12);
  });
});

test('whatever numbers are reckoned with, no score of them is infinite or NaN', () => {
  const any = fc.oneof(
    fc.double({ min: -NUMBER_MAX, max: NUMBER_MAX, noNaN: true }),
    fc.double({ min: -10, max: 10, noNaN: true }),
    fc.constantFrom(0, Number.MIN_VALUE, 1e-310, NUMBER_MAX, -NUMBER_MAX),
  );
  const level = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(
      any,
      any,
      any,
      any,
      level,
      fc.boolean(),
      scales,
      (a, b, c, y, percent, isMedianImputed, scale) => {
        const [low = 0, median = 0, high = 0] = [a, b, c].sort((first, second) => first - second);
        if (scale === 'log' && (low <= 0 || y <= 0)) return;
        const value = { kind: 'numeric', low, median, high, level: percent, isMedianImputed } as const;
        const forecast = {
          id: 'f',
          predictionId: 'p',
          userId: 'u',
          givenAt: '',
          isLate: false,
          ageSeconds: null,
        };

        const score = scoreForecast({ ...forecast, value }, { kind: 'number', value: y }, scale);

        const numbers = [score?.surpriseBits, ...Object.values(score?.interval ?? {})];
        for (const number of numbers.filter((each) => typeof each === 'number'))
          expect(Number.isFinite(number)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('what a numeric score is made of', () => {
  test('its parts sum to it, and it is the mean of twice the three pinball losses', () => {
    fc.assert(
      fc.property(intervals, positive, (interval, y) => {
        const { value, dispersion, overprediction, underprediction } = weightedIntervalScore(
          interval,
          y,
          'linear',
        );
        const { lower, median, upper } = interval;
        const losses = [pinball(0.1, lower, y), pinball(0.5, median, y), pinball(0.9, upper, y)];

        expect(dispersion + overprediction + underprediction).toBeCloseTo(value, 9);
        expect((2 * losses.reduce((sum, loss) => sum + loss, 0)) / 3).toBeCloseTo(value, 9);
      }),
    );
  });

  test('on the log scale the unit does not matter: hours or seconds, loss or thousandths of it', () => {
    fc.assert(
      fc.property(intervals, positive, positive, (interval, y, unit) => {
        const { lower, median, upper } = interval;
        fc.pre(median > 1.01 * lower && upper > 1.01 * median);
        const other = { lower: lower * unit, median: median * unit, upper: upper * unit, level: 0.8 };

        expect(weightedIntervalScore(other, y * unit, 'log').value).toBeCloseTo(
          weightedIntervalScore(interval, y, 'log').value,
          9,
        );
        expect(surpriseOfNumber(other, y * unit, 'log')).toBeCloseTo(surpriseOfNumber(interval, y, 'log'), 6);
      }),
    );
  });

  test('an interval score grows with the unit on the linear scale', () => {
    expect(intervalScore(20, 30, 0.8, 19).value).toBeCloseTo(10 * intervalScore(2, 3, 0.8, 1.9).value, 9);
  });

  test('relabelling the options changes nothing', () => {
    fc.assert(
      fc.property(choices, fc.nat(), (options, pick) => {
        const happened = pick % options.length;
        const reversed = [...options].reverse();
        const there = options.length - 1 - happened;

        expect(brierScoreOfChoice(reversed, there)).toBeCloseTo(brierScoreOfChoice(options, happened), 12);
        expect(logScoreOfChoice(reversed, there)).toBeCloseTo(logScoreOfChoice(options, happened), 12);
      }),
    );
  });
});

describe('the unit that makes numeric scores comparable', () => {
  test.each([
    [
      'what the asker declared comes first',
      { declared: 0.02, pastValues: [1, 2, 3, 4, 5], otherSigmas: [7] },
      0.02,
    ],
    [
      'then the spread of five past values',
      { declared: null, pastValues: [1, 2, 3, 4, 5], otherSigmas: [7] },
      1.4826,
    ],
    ['four past values are too few', { declared: null, pastValues: [1, 2, 3, 4], otherSigmas: [7, 1, 2] }, 2],
    [
      'equal values but one: their deviation',
      { declared: null, pastValues: [1, 1, 1, 1, 6], otherSigmas: [] },
      5 ** 0.5,
    ],
    ['nothing is known', { declared: null, pastValues: [], otherSigmas: [] }, null],
  ])('%s', (_title, known, unit) => {
    const got = scoringUnit(known);
    if (unit === null) expect(got).toBeNull();
    else expect(got).toBeCloseTo(unit, 9);
  });
});
