import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asked, readAnswer } from '../../../../src/domain/reading/answer/read-answer.ts';

const context = { now: '2026-03-02T08:00:00.000Z', zone: 'Europe/Berlin' };
const yesNo: Asked = { kind: 'binary', options: [], unit: null };
const number: Asked = { kind: 'numeric', options: [], unit: 'bpc' };
const choice: Asked = { kind: 'choice', options: ['adam', 'adam w', 'No change'], unit: null };

describe('an answer typed to a yes/no question', () => {
  test.each([
    ['yes', 'yes', null],
    ['Yes.', 'yes', null],
    ['YEP!', 'yes', null],
    ['y', 'yes', null],
    ['no', 'no', null],
    ['nope', 'no', null],
    ['no, diverged at 2k', 'no', 'diverged at 2k'],
    ['no; the loader hung', 'no', 'the loader hung'],
    ['yes: barely', 'yes', 'barely'],
    ['it did', 'yes', null],
    ['it didn’t', 'no', null],
    ['no - killed at step 3', 'no', 'killed at step 3'],
    ['no – killed at step 3', 'no', 'killed at step 3'],
    ['yes, 0.34 &lt; 0.35', 'yes', '0.34 < 0.35'],
  ])('%s is %s, the rest is the note', (typed, kind, note) => {
    expect(readAnswer(typed, yesNo, context)).toEqual({
      kind: 'outcome',
      outcome: { kind },
      note,
      isPlain: true,
    });
  });

  test.each([
    'converged',
    'oom',
    'no idea',
    'no-go',
    'yes it did',
    'nothing yet',
    'done',
    'yesterday',
    'thanks!',
    '👍',
    '',
  ])('%s settles nothing by itself', (typed) => {
    expect(readAnswer(typed, yesNo, context)).toEqual({ kind: 'words' });
  });

  test.each([
    ['0.342', 0.342],
    ['0.342, a bit lucky', 0.342],
    ['12k', 12_000],
  ])('%s is a value that a threshold can judge', (typed, value) => {
    expect(readAnswer(typed, yesNo, context)).toEqual({ kind: 'number', value, isPlain: true });
  });

  test.each(['NaN', 'nan at step 300', '-inf', 'Infinity', '+∞'])('%s is no finite number', (typed) => {
    expect(readAnswer(typed, yesNo, context)).toEqual({ kind: 'not-finite' });
  });
});

describe('an answer typed to a question for a number', () => {
  test.each([
    ['0.342', 0.342, null, true],
    ['0.342.', 0.342, null, true],
    ['.342', 0.342, null, true],
    ['3e-4', 3e-4, null, true],
    ['12,000', 12_000, null, true],
    ['1.2k', 1200, null, true],
    ['-3', -3, null, true],
    ['−3', -3, null, true],
    ['$400', 400, null, true],
    ['91.8%', 91.8, null, true],
    ['0.91 bpc', 0.91, null, true],
    ['0.91 bpc, at step 20k', 0.91, 'at step 20k', true],
    ['0.342, after a restart', 0.342, 'after a restart', true],
    ['0.342 after a restart', 0.342, 'after a restart', false],
    ['3 epochs left', 3, 'left', false],
  ])('%s is %d', (typed, value, note, isPlain) => {
    expect(readAnswer(typed, number, context)).toEqual({
      kind: 'outcome',
      outcome: { kind: 'number', value },
      note,
      isPlain,
    });
  });

  test('a decimal comma is asked back', () => {
    expect(readAnswer('0,342', number, context)).toEqual({ kind: 'decimal-comma' });
  });

  test.each(['yes', 'converged', 'about the same'])('%s is no number', (typed) => {
    expect(readAnswer(typed, number, context)).toEqual({ kind: 'words' });
  });
});

describe('an answer typed to a choice', () => {
  test.each([
    ['adam', 0, null],
    ['ADAM', 0, null],
    ['adam w', 1, null],
    ['adam w, by far', 1, 'by far'],
    ['no change', 2, null],
    ['b', 1, null],
    ['C) nothing moved', 2, 'nothing moved'],
    ['option A', 0, null],
  ])('%s is option %d', (typed, option, note) => {
    expect(readAnswer(typed, choice, context)).toEqual({
      kind: 'outcome',
      outcome: { kind: 'option', option },
      note,
      isPlain: true,
    });
  });

  test.each(['adamax', 'adam won', 'yes', '1', 'a bit better', 'd', ''])(
    '%s is none of the options',
    (typed) => {
      expect(readAnswer(typed, choice, context)).toEqual({ kind: 'words' });
    },
  );

  test.each([
    ['2.1', 1, null, true],
    ['1.87, lucky seed', 0, 'lucky seed', true],
    ['2.31 at the end', 2, 'at the end', false],
  ])('%s lies in the range of option %d', (typed, option, note, isPlain) => {
    const ranges: Asked = { kind: 'choice', options: ['<2.0', '2.0-2.2', '>2.2'], unit: null };
    expect(readAnswer(typed, ranges, context)).toEqual({
      kind: 'outcome',
      outcome: { kind: 'option', option },
      note,
      isPlain,
    });
  });

  test('NaN is an option where it is one', () => {
    const nan: Asked = { kind: 'choice', options: ['converges', 'NaN'], unit: null };
    expect(readAnswer('nan, at 3k', nan, context)).toMatchObject({ outcome: { option: 1 }, note: 'at 3k' });
  });
});

describe('an answer typed to any question', () => {
  test.each([
    ["can't tell", null],
    ['can’t tell: node died', 'node died'],
    ['cannot say, metric changed', 'metric changed'],
    ['void', null],
  ])('%s makes it void', (typed, note) => {
    for (const asked of [yesNo, number, choice])
      expect(readAnswer(typed, asked, context)).toEqual({
        kind: 'outcome',
        outcome: { kind: 'void', reason: 'cannot-tell' },
        note,
        isPlain: true,
      });
  });

  test.each([
    ['still running 6h', '2026-03-02T14:00:00.000Z'],
    ['still running, 90 min', '2026-03-02T09:30:00.000Z'],
    ['Still training until tomorrow 9am', '2026-03-03T08:00:00.000Z'],
    ['not done yet, friday 17:00', '2026-03-06T16:00:00.000Z'],
    ['ask me tomorrow 10:00', '2026-03-03T09:00:00.000Z'],
    ['still running', null],
    ['later', null],
    ['still running yesterday', null],
  ])('%s asks again at %s', (typed, until) => {
    expect(readAnswer(typed, number, context)).toMatchObject({ kind: 'later', until });
  });
});

test('whatever is typed is read without a throw', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.constantFrom(yesNo, number, choice),
      (typed, asked) => {
        readAnswer(typed, asked, context);
      },
    ),
  );
});
