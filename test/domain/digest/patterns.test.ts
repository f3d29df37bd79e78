import { expect, test } from 'vitest';
import { tagPatterns } from '../../../src/domain/digest/patterns.ts';

const given = (tag: string, predictionId: string, userId: string, percent: number, happened: boolean) => ({
  tag,
  predictionId,
  userId,
  percent,
  happened,
});

test('a tag says how many claims, how sure on average and how many came true, each claim counting once', () => {
  const patterns = tagPatterns([
    given('lr', 'p1', 'U1', 90, true),
    given('lr', 'p1', 'U2', 70, true),
    given('lr', 'p2', 'U3', 60, false),
    given('lr', 'p3', 'U1', 10, false),
  ]);

  expect(patterns).toEqual([{ tag: 'lr', claims: 3, meanPercent: 50, happened: 1 }]);
});

test('fewer than three claims, or three people, are no pattern', () => {
  const twoClaims = ['U1', 'U2', 'U3'].flatMap((user) =>
    ['p1', 'p2'].map((id) => given('aug', id, user, 60, true)),
  );
  const twoPeople = ['U1', 'U2'].flatMap((user) =>
    ['p1', 'p2', 'p3'].map((id) => given('data', id, user, 60, true)),
  );

  expect(tagPatterns([...twoClaims, ...twoPeople])).toEqual([]);
});
