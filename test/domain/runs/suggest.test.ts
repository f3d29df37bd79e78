import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/domain/prediction/prediction.ts';
import type { Scalars } from '../../../src/domain/runs/scalars.ts';
import { suggestAnswer } from '../../../src/domain/runs/suggest.ts';

const BINARY = {
  kind: 'binary' as const,
  claim: 'val_loss < 0.4',
  metric: 'val_loss',
  comparator: '<' as const,
  threshold: 0.4,
  unit: null,
};
const NUMERIC = { ...BINARY, kind: 'numeric' as const, comparator: null, threshold: null };

describe('what the summary of a run suggests', () => {
  test.each<[string, object, Scalars, Outcome]>([
    ['a value under the threshold: yes', {}, { val_loss: 0.31 }, { kind: 'yes' }],
    ['a value over it: no', {}, { val_loss: 0.41 }, { kind: 'no' }],
    ['NaN reaches no threshold: no', {}, { val_loss: 'NaN' }, { kind: 'no' }],
    ['a number: that number', NUMERIC, { val_loss: 0.31 }, { kind: 'number', value: 0.31 }],
    ['a number that diverged: void', NUMERIC, { val_loss: 'inf' }, { kind: 'void', reason: 'diverged' }],
    ['the best equal to the last: no doubt', {}, { val_loss: 0.3, best_val_loss: 0.3 }, { kind: 'yes' }],
    [
      'a claim about the best by its own name',
      { metric: 'best_val_loss', claim: 'best_val_loss < 0.4' },
      { val_loss: 0.5, best_val_loss: 0.3 },
      { kind: 'yes' },
    ],
  ])('%s', (_what, asked, summary, outcome) => {
    expect(suggestAnswer({ ...BINARY, ...asked }, summary)?.outcome).toEqual(outcome);
  });

  test.each<[string, object, Scalars]>([
    ['another spelling of the name', {}, { 'val/loss': 0.31 }],
    ['a similar name', {}, { eval_loss: 0.31 }],
    ['a share where percents were said', { unit: '%', threshold: 91, comparator: '>' }, { val_loss: 0.918 }],
    ['percents where a share was said', { threshold: 0.9, comparator: '>' }, { val_loss: 91.8 }],
    ['a best value beside the last', {}, { val_loss: 0.5, 'val_loss.min': 0.3 }],
    ['a claim about the best', { claim: 'best val_loss < 0.4' }, { val_loss: 0.5 }],
    ['a claim about some step', { claim: 'val_loss < 0.4 at step 10k' }, { val_loss: 0.31 }],
    ['equality', { comparator: '=' }, { val_loss: 0.4 }],
  ])('%s is shown and left to the person', (_what, asked, summary) => {
    const suggestion = suggestAnswer({ ...BINARY, ...asked }, summary);
    expect(suggestion).not.toBeNull();
    expect(suggestion?.outcome).toBeNull();
  });

  test('nothing of that name, or two that are alike: nothing', () => {
    expect(suggestAnswer(BINARY, { 'train/loss': 1 })).toBeNull();
    expect(suggestAnswer(BINARY, { 'val/loss': 1, 'eval/loss': 2 })).toBeNull();
    expect(suggestAnswer({ ...BINARY, metric: null }, { val_loss: 1 })).toBeNull();
  });

  test('both the last and the best are told where they differ', () => {
    expect(suggestAnswer(BINARY, { val_loss: 0.5, best_val_loss: 0.3 })).toMatchObject({
      metric: 'val_loss',
      value: 0.5,
      best: { metric: 'best_val_loss', value: 0.3 },
    });
  });
});
