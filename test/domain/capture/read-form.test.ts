import { describe, expect, test } from 'vitest';
import { EMPTY_FORM, type RecordForm } from '../../../src/domain/capture/form.ts';
import { readForm } from '../../../src/domain/capture/read-form.ts';

/** A Monday morning in Berlin, for somebody who works Monday to Friday. */
const context = { typedAt: '2026-03-02T08:00:00.000Z', zone: 'Europe/Berlin', workDays: [1, 2, 3, 4, 5] };
const binary: RecordForm = { ...EMPTY_FORM, claim: 'val_loss < 0.35', percent: '70' };
const numeric: RecordForm = { ...EMPTY_FORM, kind: 'numeric', claim: 'Final loss', low: '2', high: '8' };
const choice: RecordForm = { ...EMPTY_FORM, kind: 'choice', claim: 'How it ends', options: 'ok 60\nNaN 40' };

describe('a filled form becomes a proposal', () => {
  test('yes or no: percent and the threshold that the claim names', () => {
    expect(proposalOf(binary)).toMatchObject({
      kind: 'binary',
      claim: 'val_loss < 0.35',
      metric: 'val_loss',
      comparator: '<',
      threshold: 0.35,
      value: { kind: 'binary', percent: 70 },
    });
  });

  test.each([
    ['70%', 70],
    ['p=0.7', 70],
    ['7/10', 70],
    ['2:1', 67],
    ['0', 0],
    ['100', 100],
  ])('percent typed as %s is %d', (percent, expected) => {
    expect(proposalOf({ ...binary, percent }).value).toEqual({ kind: 'binary', percent: expected });
  });

  test('a number: the middle and 80% where they were left out', () => {
    expect(proposalOf(numeric).value).toEqual({
      kind: 'numeric',
      low: 2,
      median: 5,
      high: 8,
      level: 80,
      isMedianImputed: true,
    });
  });

  test('a number thought of in ratios: the middle of ratios', () => {
    expect(proposalOf({ ...numeric, scale: 'log' }).value).toMatchObject({ median: 4 });
  });

  test('a number with all it can have', () => {
    const form = { ...numeric, low: '12k', median: '13k', high: '14,000', level: '90', unit: 'tok/s' };

    expect(proposalOf(form)).toMatchObject({
      unit: 'tok/s',
      value: { low: 12000, median: 13000, high: 14000, level: 90, isMedianImputed: false },
    });
  });

  test('options one a line, mended to 100 where they nearly are', () => {
    const options = 'overfits by epoch 10  33%\nstill improving: 33\nNaN - 33';

    expect(proposalOf({ ...choice, options })).toMatchObject({
      options: ['overfits by epoch 10', 'still improving', 'NaN'],
      value: { kind: 'choice', percents: [34, 33, 33] },
    });
  });

  test.each([
    ['', '', { rule: 'time', at: '2026-03-03T08:00:00.000Z', isChosen: false }],
    ['Friday 17:00', '', { rule: 'time', at: '2026-03-06T16:00:00.000Z', isChosen: true }],
    ['Friday 17:00', 'in 90 min', { rule: 'time', at: '2026-03-02T09:30:00.000Z', isChosen: true }],
    ['when the run finishes', '', { rule: 'run', at: '2026-03-03T08:00:00.000Z', isChosen: true }],
  ])('when to ask: preset "%s", typed "%s"', (whenPreset, whenTyped, due) => {
    expect(proposalOf({ ...binary, whenPreset, whenTyped }).due).toMatchObject(due);
  });

  test('a run without a time is asked about when it finishes', () => {
    expect(proposalOf({ ...binary, run: 'run-142' })).toMatchObject({
      run: { label: 'run-142', url: null },
      due: { rule: 'run', isChosen: false },
    });
  });

  test('reference with its value today, tags without their hash, reason', () => {
    const form = { ...binary, reference: 'baseline 61.2', tags: ['#LR', 'lr', 'Data mix'], because: ' hm ' };

    expect(proposalOf(form)).toMatchObject({
      reference: { name: 'baseline', value: 61.2 },
      tags: ['lr', 'data-mix'],
      reason: 'hm',
    });
  });
});

describe('what is wrong is said under its field', () => {
  test.each<[string, RecordForm, Partial<Record<keyof RecordForm, string>>]>([
    ['no claim', { ...binary, claim: ' ' }, { claim: 'Say what' }],
    ['a claim too long', { ...binary, claim: 'x'.repeat(3000) }, { claim: '600 characters' }],
    ['no percent', { ...binary, percent: '' }, { percent: 'Type a percent' }],
    ['140%', { ...binary, percent: '140%' }, { percent: 'between 0 and 100' }],
    ['NaN', { ...numeric, low: 'NaN' }, { low: 'finite' }],
    ['a decimal comma', { ...numeric, low: '1,5' }, { low: 'point' }],
    ['low above high', { ...numeric, low: '9' }, { high: 'below low' }],
    ['median outside', { ...numeric, median: '20' }, { median: 'between low' }],
    ['ratios of zero', { ...numeric, scale: 'log', low: '0' }, { low: 'above 0' }],
    ['a level of 100', { ...numeric, level: '100' }, { level: 'between 1 and 99' }],
    ['options that sum to 80', { ...choice, options: 'a 40\nb 40' }, { options: 'sum to 80' }],
    ['an option without percent', { ...choice, options: 'a 40\nb' }, { options: 'percent' }],
    ['one option', { ...choice, options: 'a 100' }, { options: '2 to 8' }],
    ['the same option twice', { ...choice, options: 'a 50\nA 50' }, { options: 'the same' }],
    ['a past time', { ...binary, whenTyped: '2026-03-01 10:00' }, { whenTyped: '' }],
    ['words that are no time', { ...binary, whenTyped: 'soonish' }, { whenTyped: 'cannot read that time' }],
    ['too far ahead', { ...binary, whenTyped: '2031-03-01 10:00' }, { whenTyped: '' }],
  ])('%s', (_what, form, problems) => {
    const read = readForm(form, context);

    expect(read).toEqual({
      problems: Object.fromEntries(
        Object.entries(problems).map(([field, part]) => [field, expect.stringContaining(part)]),
      ),
    });
  });

  test('everything that is wrong at once', () => {
    const read = readForm({ ...binary, claim: '', percent: 'often', whenTyped: 'soonish' }, context);

    expect(Object.keys('problems' in read ? read.problems : {})).toEqual(['claim', 'percent', 'whenTyped']);
  });
});

function proposalOf(form: RecordForm) {
  const read = readForm(form, context);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.proposal;
}
