import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupInterval } from '../../../src/domain/groups/group-interval.ts';
import { groupProbability } from '../../../src/domain/groups/group-probability.ts';
import { relativeScores } from '../../../src/domain/groups/relative-scores.ts';
import { brierScore } from '../../../src/domain/scores/brier.ts';
import { outcomes, probabilities } from '../../support/arbitrary.ts';

describe('the group', () => {
  test('scores no worse than its members do on average', () => {
    fc.assert(
      fc.property(fc.array(probabilities, { minLength: 1, maxLength: 9 }), outcomes, (said, y) => {
        const members = said.reduce((sum, p) => sum + brierScore(p, y), 0) / said.length;
        expect(brierScore(groupProbability(said).mean, y)).toBeLessThanOrEqual(members + 1e-12);
      }),
    );
  });

  test('keeps low, median and high in order', () => {
    const triples = fc
      .array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 })
      .map((values) => values.sort((a, b) => a - b))
      .map(([lower = 1, median = 1, upper = 1]) => ({ lower, median, upper, level: 0.8 }));
    fc.assert(
      fc.property(fc.array(triples, { minLength: 1, maxLength: 9 }), (intervals) => {
        for (const [low, middle, high] of Object.values(groupInterval(intervals, 'log'))) {
          expect(low).toBeLessThanOrEqual(middle + 1e-9);
          expect(middle).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
    );
  });
});

describe('relative scores', () => {
  const scores = fc.array(
    fc.record({
      question: fc.integer({ min: 0, max: 9 }),
      user: fc.integer({ min: 0, max: 4 }),
      score: probabilities,
    }),
    { minLength: 10, maxLength: 50 },
  );

  test('do not depend on how hard the questions were', () => {
    fc.assert(
      fc.property(scores, (rows) => {
        const once = [...new Map(rows.map((row) => [`${row.question} ${row.user}`, row])).values()];
        const named = once.map(({ question, user, score }) => ({
          question: `q${question}`,
          user: `u${user}`,
          score,
        }));
        const shared = named.some((a) => named.some((b) => a.question === b.question && a.user !== b.user));
        fc.pre(shared);
        const harder = named.map((row) => ({ ...row, score: row.score + (row.question === 'q1' ? 0.5 : 0) }));

        for (const [index, user] of relativeScores(harder).users.entries())
          expect(user.shrunk).toBeCloseTo(relativeScores(named).users[index]?.shrunk ?? Number.NaN, 9);
      }),
    );
  });
});
