import { describe, expect, test } from 'vitest';
import { readDirectMessage } from '../../../../src/domain/reading/answer/direct-message.ts';
import type { Asked } from '../../../../src/domain/reading/answer/read-answer.ts';

const context = { now: '2026-03-02T08:00:00.000Z', zone: 'Europe/Berlin' };
const yesNo: Asked = { kind: 'binary', options: [], unit: null };
const number: Asked = { kind: 'numeric', options: [], unit: '%' };
const choice: Asked = { kind: 'choice', options: ['adam', 'sgd'], unit: null };

describe('typed at the top level of the DM while one question is open', () => {
  test.each([
    [yesNo, 'yes', { kind: 'yes' }, null],
    [yesNo, 'no, diverged at 2k', { kind: 'no' }, 'diverged at 2k'],
    [yesNo, 'no: loss went up after step 300', { kind: 'no' }, 'loss went up after step 300'],
    [yesNo, 'Yes - better than hoped', { kind: 'yes' }, 'better than hoped'],
    [number, '91.8%', { kind: 'number', value: 91.8 }, null],
    [number, '91.8, new best', { kind: 'number', value: 91.8 }, 'new best'],
    [number, '91.8', { kind: 'number', value: 91.8 }, null],
    [choice, 'sgd; surprisingly', { kind: 'option', option: 1 }, 'surprisingly'],
  ] as const)('%o: %s is an answer', (asked, typed, outcome, note) => {
    expect(readDirectMessage(typed, asked, context)).toMatchObject({
      kind: 'answer',
      read: { kind: 'outcome', outcome, note },
    });
  });

  test.each([
    'no NaN before step 10k 90%',
    'val_loss < 0.3 by friday 70%',
    'yes we beat sota on imagenet tomorrow, 20%',
    'final loss between 1.8 and 2.1, 80% sure',
    'which wins? A) adam B) sgd 70/30',
    'it converges, 3:1',
  ])('%s is a prediction: claim and confidence are found', (typed) => {
    for (const asked of [yesNo, number, choice])
      expect(readDirectMessage(typed, asked, context)).toEqual({ kind: 'prediction' });
  });

  test.each([
    'converged',
    'oom',
    'thanks!',
    'hi',
    'no idea',
    'yes it did',
    "can't tell: node died",
    'still running 6h',
    'what is this?',
    'val_loss < 0.35',
  ])('%s is neither: it asks with buttons', (typed) => {
    expect(readDirectMessage(typed, yesNo, context)).toEqual({ kind: 'unclear' });
  });

  test('a confidence behind an answer-like word is neither', () => {
    expect(readDirectMessage('yes, 80%', yesNo, context)).toEqual({ kind: 'answer-like' });
  });

  test('a value that a threshold can judge, and NaN, are answers to be confirmed', () => {
    expect(readDirectMessage('0.342', yesNo, context)).toMatchObject({
      kind: 'answer',
      read: { kind: 'number', value: 0.342 },
    });
    expect(readDirectMessage('NaN', number, context)).toMatchObject({
      kind: 'answer',
      read: { kind: 'not-finite' },
    });
  });
});

describe('typed at the top level of the DM while no question is open, or several are', () => {
  test.each(['yes', 'no, diverged', '0.342', 'NaN'])('%s answers nothing', (typed) => {
    expect(readDirectMessage(typed, null, context)).toEqual({ kind: 'answer-like' });
  });

  test.each(['val_loss < 0.3', 'thanks', 'loss goes down'])('%s is unclear', (typed) => {
    expect(readDirectMessage(typed, null, context)).toEqual({ kind: 'unclear' });
  });

  test('a claim with a confidence is a prediction', () => {
    expect(readDirectMessage('val_loss < 0.3 70%', null, context)).toEqual({ kind: 'prediction' });
  });
});
