import { expect, test } from 'vitest';
import { surprises } from '../../../src/domain/digest/surprises.ts';
import { judgedClaim, NO, percents, YES } from './claims.ts';

test('a claim surprises when its forecasters are surprised by 2 bits or more on average', () => {
  const claims = [
    judgedClaim('a quarter is 2 bits', YES, percents(25)),
    judgedClaim('a little more is less', YES, percents(26)),
    judgedClaim('one of three was not', YES, percents(5, 5, 90)),
    judgedClaim('as expected', NO, percents(10, 10)),
  ];

  const found = surprises(claims);

  expect(found.map(({ claim, givenPercent }) => [claim.prediction.claim, givenPercent])).toEqual([
    ['one of three was not', 100 / 3],
    ['a quarter is 2 bits', 25],
  ]);
});

test('a number says how many intervals held it; options say what was given to the one that happened', () => {
  const interval = (low: number, high: number) =>
    ({ kind: 'numeric', low, median: (low + high) / 2, high, level: 80, isMedianImputed: true }) as const;

  const found = surprises([
    judgedClaim('loss', { kind: 'number', value: 5 }, [interval(1, 2), interval(1, 2.2)]),
    judgedClaim('which', { kind: 'option', option: 1 }, [{ kind: 'choice', percents: [90, 10] }]),
  ]);

  expect(found.map(({ held, givenPercent }) => [held, givenPercent])).toEqual([
    [0, null],
    [null, 10],
  ]);
});

test('a claim on which nobody forecast in time surprises nobody', () => {
  expect(surprises([judgedClaim('late', YES, [])])).toEqual([]);
});
