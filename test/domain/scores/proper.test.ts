import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brierScore, brierScoreOfChoice } from '../../../src/domain/scores/brier.ts';
import { intervalScore } from '../../../src/domain/scores/interval-score.ts';
import { CLIP, logScore, logScoreOfChoice } from '../../../src/domain/scores/log-score.ts';
import { weightedIntervalScore } from '../../../src/domain/scores/wis.ts';
import { choices, probabilities } from '../../support/arbitrary.ts';

const insideClip = probabilities.filter((p) => p > CLIP && p < 1 - CLIP);

describe('on average nothing beats saying what you believe', () => {
  test.each([
    ['Brier score', brierScore, probabilities],
    ['log score', logScore, insideClip],
  ] as const)('%s of yes/no', (_name, score, beliefs) => {
    fc.assert(
      fc.property(beliefs, beliefs, (belief, said) => {
        const expected = (p: number) => belief * score(p, 1) + (1 - belief) * score(p, 0);
        expect(expected(belief)).toBeLessThanOrEqual(expected(said) + 1e-12);
      }),
    );
  });

  test.each([
    ['Brier score', brierScoreOfChoice],
    ['log score', logScoreOfChoice],
  ] as const)('%s of a choice', (_name, score) => {
    const pairs = fc
      .tuple(choices, choices)
      .filter(([a, b]) => a.length === b.length && [...a, ...b].every((p) => p > CLIP && p < 1 - CLIP));
    fc.assert(
      fc.property(pairs, ([belief, said]) => {
        const expected = (options: number[]) =>
          belief.reduce((sum, p, option) => sum + p * score(options, option), 0);
        expect(expected(belief)).toBeLessThanOrEqual(expected(said) + 1e-12);
      }),
    );
  });

  // A belief about a number: a hundred equally likely values, whose 10th, 50th and 90th are the quantiles.
  const beliefs = fc
    .array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 99, maxLength: 99 })
    .map((values) => values.sort((a, b) => a - b));
  const triples = fc.tuple(fc.nat(98), fc.nat(98), fc.nat(98)).map((places) => places.sort((a, b) => a - b));
  const meanOver = (values: readonly number[], score: (y: number) => number) =>
    values.reduce((sum, y) => sum + score(y), 0) / values.length;
  const at = (values: readonly number[], place: number) => values[place] ?? 0;

  test.each(['linear', 'log'] as const)('weighted interval score on the %s scale', (scale) => {
    fc.assert(
      fc.property(beliefs, triples, (belief, [low = 0, middle = 0, high = 0]) => {
        const expected = (a: number, b: number, c: number) =>
          meanOver(belief, (y) => {
            const interval = {
              lower: at(belief, a),
              median: at(belief, b),
              upper: at(belief, c),
              level: 0.8,
            };
            return weightedIntervalScore(interval, y, scale).value;
          });
        expect(expected(9, 49, 89)).toBeLessThanOrEqual(expected(low, middle, high) + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  test('interval score', () => {
    fc.assert(
      fc.property(beliefs, triples, (belief, [low = 0, , high = 0]) => {
        const expected = (a: number, b: number) =>
          meanOver(belief, (y) => intervalScore(at(belief, a), at(belief, b), 0.8, y).value);
        expect(expected(9, 89)).toBeLessThanOrEqual(expected(low, high) + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});
