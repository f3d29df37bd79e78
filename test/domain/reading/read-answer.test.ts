import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainAnswer, readAnswer } from '../../../src/domain/reading/read-answer.ts';

const context = { now: '2026-11-24T11:00:00.000Z', zone: 'Europe/Berlin' };
const binary = { kind: 'binary', options: [], unit: null } as const;
const numeric = { kind: 'numeric', options: [], unit: '%' } as const;
const choice = { kind: 'choice', options: ['overfit', 'still improving', 'NaN'], unit: null } as const;
const ranges = { kind: 'choice', options: ['<2.0', '2.0-2.2', '>2.2'], unit: null } as const;
const yes = { kind: 'yes' };
const no = { kind: 'no' };
const number = (value: number) => ({ kind: 'number', value });
const option = (index: number) => ({ kind: 'option', option: index });

describe('typed in the thread of a question', () => {
  test.each([
    ['yes', binary, yes, null],
    ['Yes!', binary, yes, null],
    ['yep', binary, yes, null],
    ['y', binary, yes, null],
    ['it did', binary, yes, null],
    ['yes, by a lot', binary, yes, 'by a lot'],
    ['no', binary, no, null],
    ['no, diverged at 2k', binary, no, 'diverged at 2k'],
    ['nope – oom', binary, no, 'oom'],
    ["it didn't", binary, no, null],
    ['0.342', numeric, number(0.342), null],
    ['91.8%', numeric, number(91.8), null],
    ['91.8, better than ever', numeric, number(91.8), 'better than ever'],
    ['12k tok/s', numeric, number(12000), null],
    ['1,200', numeric, number(1200), null],
    ['3e-4', numeric, number(3e-4), null],
    ['-0.5', numeric, number(-0.5), null],
    ['$400', numeric, number(400), null],
    ['overfit', choice, option(0), null],
    ['still improving: slowly', choice, option(1), 'slowly'],
    ['b', choice, option(1), null],
    ['C) it exploded', choice, option(2), 'it exploded'],
    ['NaN', choice, option(2), null],
    ['2.1', ranges, option(1), null],
    ['1.87', ranges, option(0), null],
    ['2.31 at the end', ranges, option(2), 'at the end'],
  ])('%s', (text, asked, outcome, note) => {
    expect(readAnswer(text, asked, context)).toEqual({ kind: 'settled', outcome, note });
  });

  test.each(["can't tell", 'can’t tell: node died', 'void', 'n/a', 'cannot judge'])('%s is void', (text) => {
    expect(readAnswer(text, binary, context)).toMatchObject({
      outcome: { kind: 'void', reason: 'cannot-tell' },
    });
  });

  test.each([
    ['still running', null],
    ['still running 6h', '2026-11-24T17:00:00.000Z'],
    ['not yet, tomorrow 9am', '2026-11-25T08:00:00.000Z'],
    ["it's still training, eod", '2026-11-24T17:00:00.000Z'],
  ])('%s puts it off', (text, until) => {
    expect(readAnswer(text, numeric, context)).toEqual({ kind: 'put-off', until });
  });

  test.each([
    'converged',
    'oom',
    'loss exploded',
    'it was fine I think',
    'better than expected',
    'nothing works',
    'yesterday it looked good',
  ])('free words never map to an outcome by themselves: %s', (text) => {
    expect(readAnswer(text, binary, context).kind).toBe('note');
    expect(readAnswer(text, numeric, context).kind).toBe('note');
  });

  test.each(['NaN', 'nan at 3k', 'inf', '-Infinity'])('%s diverged where a number was asked for', (text) => {
    expect(readAnswer(text, numeric, context).kind).toBe('diverged');
  });

  test('a decimal comma is asked back', () => {
    expect(readAnswer('0,34', numeric, context)).toEqual({ kind: 'decimal-comma' });
  });
});

describe('typed at the top level of the DM', () => {
  test.each([
    ['yes', binary, true],
    ['no, diverged', binary, true],
    ['no - oom', binary, true],
    ['yes it worked and lr 3e-4 is next', binary, false],
    ['no NaNs tonight 90%', binary, false],
    ['no, but the next one will 70%', binary, false],
    ['0.342', numeric, true],
    ['91.8%', numeric, true],
    ['91.8%, after the restart', numeric, true],
    ['val_loss < 0.3 70%', numeric, false],
    ['converged', binary, false],
    ['still running', binary, true],
    ['hello', binary, false],
  ])('%s is an answer: %s', (text, asked, expected) => {
    expect(isPlainAnswer(text, asked, context)).toBe(expected);
  });
});

test('whatever is typed is read without a throw', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.constantFrom(binary, numeric, choice, ranges),
      (text, asked) => {
        readAnswer(text, asked, context);
        isPlainAnswer(text, asked, context);
      },
    ),
  );
});
