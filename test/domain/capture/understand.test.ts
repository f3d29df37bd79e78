import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../../src/domain/capture/form.ts';
import { readForm } from '../../../src/domain/capture/read-form.ts';
import { understand } from '../../../src/domain/capture/understand.ts';
import type { Understanding } from '../../../src/domain/capture/understanding.ts';

/** A Thursday afternoon in Berlin, two days before the clocks jump from 02:00 to 03:00. */
const context = { typedAt: '2027-03-25T14:00:00.000Z', zone: 'Europe/Berlin', workDays: [1, 2, 3, 4, 5] };

describe('a bad line is not recorded: it says what is wrong, and the form keeps what was typed', () => {
  test.each([
    ['140%', 'val_loss < 0.35 140%', 'between 0 and 100', 'val_loss < 0.35'],
    ['options that sum to 80', 'A) works B) fails - 40% / 40%', 'sum to 80', ''],
    ['low above high', 'takes 9-6h on 8xH100 (70%)', 'above the high end', ''],
    ['a past time', 'loss stays below 2, 70%, yesterday 5pm', 'over already', 'loss stays below 2'],
    ['too far ahead', 'loss stays below 2, 70%, 2031-05-01', 'two years', 'loss stays below 2'],
    ['which is the month?', 'loss stays below 2, 70%, 03/04/2027', 'month', 'loss stays below 2'],
    ['no such day', 'loss stays below 2, 70%, 2027-02-30', 'no such time', 'loss stays below 2'],
    ['too long', `${'why '.repeat(400)}70%`, '600', 'why why'],
    ['far too long', `${'why '.repeat(2000)}70%`, '3000', 'why why'],
    ['a decimal comma', 'loss stays below 1,85 70%', 'decimal', 'loss stays below'],
  ])('%s', (_what, line, problem, kept) => {
    const understood = understand(line, context);

    expect(understood).toMatchObject({
      certainty: 'needs-form',
      problem: expect.stringContaining(problem),
      form: { claim: expect.stringContaining(kept) },
    });
  });

  test('only a percent: what will happen?', () => {
    expect(understand('70%', context)).toMatchObject({ certainty: 'needs-form' });
  });
});

test('options without a question before them are the claim, without the time to ask and the reason', () => {
  const line = 'A) overfits B) still improving - 45% / 55% check tomorrow 9am because it did last time';

  expect(understand(line, context)).toMatchObject({
    proposal: { claim: 'A) overfits B) still improving', reason: 'it did last time' },
  });
});

test('a time that the clocks skip is the first minute after it, and said', () => {
  const understood = understand('loss stays below 2, 70%, 2027-03-28 02:30', context);

  expect(understood).toMatchObject({
    certainty: 'sure',
    proposal: { due: { at: '2027-03-28T01:00:00.000Z' } },
    notes: [{ kind: 'time-skipped' }],
  });
});

test.each([
  ['right-to-left words', 'ההפסד יורד מתחת 2, 70%'],
  ['a lone surrogate', 'loss \uD800 stays below 2, 70%'],
  ['zero-width and control characters', 'loss\u200b stays\u0007 below 2, 70%'],
  ['certainty itself', 'loss stays below 2, 100%'],
])('%s is recorded like any other line', (_what, line) => {
  expect(understand(line, context)).toMatchObject({
    certainty: 'sure',
    proposal: { claim: expect.not.stringContaining('\u0007'), value: { kind: 'binary' } },
  });
});

test('a mention of everybody in a claim stays a word', () => {
  const understood = understand('beats <!channel> by 2 points 70%', context);

  expect(understood).toMatchObject({ proposal: { claim: expect.not.stringContaining('<!') } });
});

test('whatever is typed is understood or asked about, never thrown', () => {
  const words = fc.constantFrom(
    ...[
      'val_loss',
      '<',
      '0.35',
      '70%',
      '9-6h',
      '±',
      'by',
      'tomorrow',
      '5pm',
      'NaN',
      '-1',
      '1e400',
      'A)',
      'B)',
      '/',
    ],
    ...[
      '<@U1|x>',
      '<!here>',
      '&lt;',
      'because',
      '3:1',
      '#lr',
      'https://a.b/c',
      '0x1f',
      '\uD800',
      '٣',
      '¯\\_(ツ)_/¯',
    ],
  );
  const lines = fc.oneof(
    fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
    fc.string(),
  );
  fc.assert(
    fc.property(lines, (line) => {
      const understood = understand(line, context);
      expect(valuesOf(understood).every(isSound)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('whatever stands in the form becomes a sound proposal or problems, never an error', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('70', '1e308', '-1e308', 'Infinity', '1e400', '0', '12k', '7/10', 'a 50\nb 50', 'friday'),
  );
  const form = fc.record({
    kind: fc.constantFrom('binary' as const, 'numeric' as const, 'choice' as const),
    scale: fc.constantFrom('linear' as const, 'log' as const),
    claim: text,
    percent: text,
    low: text,
    median: text,
    high: text,
    level: text,
    options: text,
    whenTyped: text,
    run: text,
    reference: text,
    tags: fc.array(text, { maxLength: 10 }),
  });
  fc.assert(
    fc.property(form, (filled) => {
      const read = readForm({ ...EMPTY_FORM, ...filled }, context);
      if ('proposal' in read) expect(isSound(read.proposal.value)).toBe(true);
      else expect(Object.keys(read.problems).length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

function valuesOf(understood: Understanding) {
  if ('proposal' in understood && 'value' in understood.proposal) return [understood.proposal.value];
  if (understood.certainty !== 'two-way') return [];
  return understood.readings.flatMap(({ leadsTo }) =>
    'proposal' in leadsTo && 'value' in leadsTo.proposal ? [leadsTo.proposal.value] : [],
  );
}

/** What a database and a score can take. */
function isSound(value: ReturnType<typeof valuesOf>[number]): boolean {
  const isPercent = (percent: number) => Number.isInteger(percent) && percent >= 0 && percent <= 100;
  switch (value.kind) {
    case 'binary':
      return isPercent(value.percent);
    case 'choice':
      return value.percents.every(isPercent) && value.percents.reduce((sum, each) => sum + each, 0) === 100;
    case 'numeric':
      return (
        [value.low, value.median, value.high].every(Number.isFinite) &&
        value.low <= value.median &&
        value.median <= value.high &&
        Number.isInteger(value.level) &&
        value.level >= 1 &&
        value.level <= 99
      );
  }
}

test.each(['loss < 1e400 70%', '1e400 ± 1', '1e308k to 1e309k 80%'])(
  '"%s" names a number beyond all reckoning: it is asked for again, with what was typed kept',
  (line) => {
    const understood = understand(line, context);

    expect(understood).toMatchObject({ certainty: 'needs-form', form: { claim: expect.any(String) } });
  },
);
