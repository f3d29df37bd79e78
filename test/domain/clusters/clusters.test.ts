import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClusterMember, clustersOf } from '../../../src/domain/clusters/clusters.ts';

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T09:00:00.000Z`;
const member = (predictionId: string, joined: number, settled: number | null): ClusterMember => ({
  predictionId,
  joinedAt: day(joined),
  settledAt: settled === null ? null : day(settled),
});

describe('predictions of one cause', () => {
  test('are one cluster while one of them is open, and it closes with the last', () => {
    expect(clustersOf([member('a', 1, 5), member('b', 2, 4)])).toEqual([
      { predictionIds: ['a', 'b'], openedAt: day(1), closedAt: day(5) },
    ]);
  });

  test('stay open while one is unanswered', () => {
    expect(clustersOf([member('a', 1, 3), member('b', 2, null)])).toMatchObject([{ closedAt: null }]);
  });

  test('one that comes after the cluster closed opens the next', () => {
    expect(clustersOf([member('b', 4, null), member('a', 1, 3)])).toEqual([
      { predictionIds: ['a'], openedAt: day(1), closedAt: day(3) },
      { predictionIds: ['b'], openedAt: day(4), closedAt: null },
    ]);
  });

  test('an answer taken back joins what was parted by it', () => {
    expect(clustersOf([member('a', 1, null), member('b', 4, 5)])).toEqual([
      { predictionIds: ['a', 'b'], openedAt: day(1), closedAt: null },
    ]);
  });

  test('each belongs to exactly one cluster, whatever the order', () => {
    const members = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 14 }), fc.option(fc.integer({ min: 0, max: 14 }))),
      { selector: ([joined]) => joined },
    );
    fc.assert(
      fc.property(members, (spans) => {
        const all = spans.map(([joined, days], index) =>
          member(`p${index}`, joined, days === null ? null : Math.min(28, joined + days)),
        );
        const clusters = clustersOf(all);
        expect(clusters.flatMap((cluster) => cluster.predictionIds).toSorted()).toEqual(
          all.map((one) => one.predictionId).toSorted(),
        );
        expect(clustersOf(all.toReversed())).toEqual(clusters);
      }),
    );
  });
});
