import { expect, test } from 'vitest';
import { calls } from '../../../src/domain/digest/calls.ts';
import { judgedClaim, NO, percents, YES } from './claims.ts';

test('who was right against most others is told first, the loneliest first', () => {
  const found = calls([
    judgedClaim('two of five', NO, percents(80, 90, 70, 20, 30)),
    judgedClaim('one of four', YES, percents(10, 20, 30, 90)),
  ]);

  expect(found).toMatchObject([
    {
      claim: { prediction: { id: 'one of four' } },
      kind: 'against-majority',
      userIds: ['U4'],
      forecasters: 4,
    },
    { claim: { prediction: { id: 'two of five' } }, kind: 'against-majority', userIds: ['U4', 'U5'] },
  ]);
});

test('a correct “it will not work” counts below 50%, alone or with the majority', () => {
  const found = calls([
    judgedClaim('alone', NO, percents(30)),
    judgedClaim('two of three', NO, percents(30, 49, 60)),
    judgedClaim('even odds are no call', NO, percents(50)),
    judgedClaim('it worked', YES, percents(20, 30)),
  ]);

  expect(found).toMatchObject([
    { claim: { prediction: { id: 'two of three' } }, kind: 'will-not-work', userIds: ['U1', 'U2'] },
    { claim: { prediction: { id: 'alone' } }, kind: 'will-not-work', userIds: ['U1'] },
  ]);
});

test.each([
  ['two people have no majority', percents(90, 20), YES],
  ['half is not most', percents(90, 80, 20, 10), YES],
  ['the majority was right', percents(90, 80, 20), YES],
])('%s', (_why, values, outcome) => {
  expect(calls([judgedClaim('claim', outcome, values)])).toEqual([]);
});

test('between options the majority is an option that most favour', () => {
  const choice = (...percents: number[]) => ({ kind: 'choice', percents }) as const;

  const found = calls([
    judgedClaim('which', { kind: 'option', option: 2 }, [
      choice(60, 30, 10),
      choice(70, 20, 10),
      choice(50, 40, 10),
      choice(10, 20, 70),
    ]),
  ]);

  expect(found).toMatchObject([{ kind: 'against-majority', userIds: ['U4'], forecasters: 4 }]);
});

test('numbers are no calls', () => {
  const value = { kind: 'numeric', low: 1, median: 2, high: 3, level: 80, isMedianImputed: false } as const;

  expect(calls([judgedClaim('loss', { kind: 'number', value: 2 }, [value, value, value])])).toEqual([]);
});
