import { describe, expect, test } from 'vitest';
import { afterPrediction, NOTHING_REMEMBERED, withMemory } from '../../../src/domain/metrics/remembered.ts';
import { readLine } from '../../../src/domain/reading/read-line.ts';

const said = { kind: 'binary', comparator: null, unit: null, scale: 'linear', reference: null } as const;
const known = { direction: 'lower', scale: 'log', unit: 'h', scoringUnit: 0.1, reference: 61.2 } as const;

describe('what is remembered of a metric', () => {
  test('its direction is what was said first: a later fear does not turn it', () => {
    const first = afterPrediction(NOTHING_REMEMBERED, { ...said, comparator: '<' });

    expect(first.direction).toBe('lower');
    expect(afterPrediction(first, { ...said, comparator: '>' }).direction).toBe('lower');
    expect(afterPrediction(NOTHING_REMEMBERED, { ...said, comparator: '=' }).direction).toBeNull();
  });

  test('unit, scale and baseline are what was said last; saying nothing changes nothing', () => {
    const reference = { name: 'baseline', value: 60 };

    expect(afterPrediction(known, { ...said, kind: 'numeric', unit: 'min', reference })).toEqual({
      ...known,
      scale: 'linear',
      unit: 'min',
      reference: 60,
    });
    expect(afterPrediction(known, said)).toEqual(known);
  });
});

describe('a form is filled with it', () => {
  test.each([
    ['where nothing was typed', { kind: 'numeric', metric: 'time' }, { unit: 'h', scale: 'log' }],
    ['never over what was typed', { kind: 'numeric', unit: 'min' }, { unit: 'min' }],
    ['with the baseline’s value', { kind: 'binary', reference: 'baseline' }, { reference: 'baseline 61.2' }],
    [
      'but not where one was given',
      { kind: 'binary', reference: 'baseline 59' },
      { reference: 'baseline 59' },
    ],
    ['nor where nothing is compared', { kind: 'binary', reference: '' }, { reference: '' }],
  ] as const)('%s', (_title, form, filled) => {
    expect(withMemory(form, known)).toMatchObject(filled);
  });
});

test('“or better” means less where the team said that less is better', () => {
  const context = { now: '2026-03-02T08:00:00.000Z', zone: 'UTC' };
  const line = 'regret 0.3 or better by friday 70%';

  expect(readLine(line, context).read.comparator).toBe('>=');
  expect(readLine(line, { ...context, lowerIsBetter: ['regret'] }).read.comparator).toBe('<=');
});
