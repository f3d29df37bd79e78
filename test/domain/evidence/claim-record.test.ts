import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClosedCluster, claimRecord } from '../../../src/domain/evidence/claim-record.ts';
import { evidenceOf } from '../../../src/domain/evidence/cluster-evidence.ts';
import { epochLogE } from '../../../src/domain/evidence/epoch.ts';
import type { EvidenceItem } from '../../../src/domain/evidence/item.ts';
import { evidenceItems } from '../../support/arbitrary.ts';

const wrong: EvidenceItem = { kind: 'binary', probability: 0.9, y: 0 };
const right: EvidenceItem = { kind: 'binary', probability: 0.9, y: 1 };

/** Clusters of one answer each unless given as lists, in closing order. */
function closed(...items: (EvidenceItem | readonly EvidenceItem[])[]): ClosedCluster[] {
  return items.map((given, seq) => cluster(seq, Array.isArray(given) ? given : [given as EvidenceItem]));
}

function cluster(seq: number, items: readonly EvidenceItem[]): ClosedCluster {
  const rows = evidenceOf({ forecasts: items.map((item) => ({ item, tags: [] })), intervals: [] });
  const means = (type: string) => rows.find((row) => row.type === type)?.logMeans ?? [];
  return { seq, resolved: items.length, means: [means('over'), means('under')], items };
}

function times<T>(n: number, ...pattern: T[]): T[] {
  return Array.from({ length: n }, () => pattern).flat();
}

describe('when Hunch says "you look overconfident"', () => {
  test('not before ten runs have closed, however clear it is', () => {
    expect(claimRecord('confidence', closed(...times(9, wrong))).claims).toEqual([]);
    expect(claimRecord('confidence', closed(...times(10, wrong))).claims).toMatchObject([
      { claim: 'over', madeSeq: 9, ended: null },
    ]);
  });

  test('ten predictions on one run are one run', () => {
    expect(claimRecord('confidence', closed(...times(5, times(10, wrong)))).claims).toEqual([]);
  });

  test('a claim starts a new epoch', () => {
    const { claims, epoch } = claimRecord('confidence', closed(...times(10, wrong), right, right));

    expect(claims).toHaveLength(1);
    expect(epoch.clusters).toBe(2);
    expect(epochLogE(epoch)[0]).toBeLessThan(0);
  });

  test('never to somebody who says 50% only', () => {
    const half = (y: 0 | 1): EvidenceItem => ({ kind: 'binary', probability: 0.5, y });
    expect(claimRecord('confidence', closed(...times(200, half(0), half(1)))).claims).toEqual([]);
  });
});

describe('how a claim ends', () => {
  const claimed = times(10, wrong);

  test('renewed by the same claim', () => {
    const { claims } = claimRecord('confidence', closed(...claimed, ...claimed));
    expect(claims).toMatchObject([
      { claim: 'over', ended: { seq: 19, by: 'renewed' } },
      { claim: 'over', ended: null },
    ]);
  });

  test('recovered when confidence fits again', () => {
    const fitting = times(12, ...times(9, right), wrong);
    const [first] = claimRecord('confidence', closed(...claimed, ...fitting)).claims;

    expect(first).toMatchObject({ claim: 'over', ended: { by: 'recovered' } });
  });

  test('opposite when the person has become too careful', () => {
    const careful = times(60, { kind: 'binary', probability: 0.7, y: 1 } as const);
    const { claims } = claimRecord('confidence', closed(...times(10, wrong), ...careful.slice(0, 40)));

    expect(claims[0]?.ended?.by).toMatch(/opposite|recovered/);
    expect(claims.at(-1)?.claim).toBe('under');
  });

  test('expired after a hundred further answers without a new one', () => {
    const half = times(100, { kind: 'binary', probability: 0.5, y: 1 } as const);

    expect(claimRecord('confidence', closed(...claimed, ...half.slice(1))).claims[0]?.ended).toBeNull();
    expect(claimRecord('confidence', closed(...claimed, ...half)).claims[0]?.ended).toEqual({
      seq: 109,
      by: 'expired',
    });
  });
});

test('going on from the last claim gives to the last bit what going through everything gives', () => {
  const clusters = fc
    .array(fc.array(fc.oneof(evidenceItems, fc.constant(wrong)), { minLength: 1, maxLength: 3 }), {
      maxLength: 80,
    })
    .map((all) => all.map((items, seq) => cluster(seq, items)));
  fc.assert(
    fc.property(clusters, fc.nat(), (all, cut) => {
      const whole = claimRecord('confidence', all);
      const before = claimRecord('confidence', all.slice(0, cut % (all.length + 1)));
      const last = before.claims.at(-1) ?? null;
      const since = all.filter(({ seq }) => seq > (last?.madeSeq ?? -1));
      const goneOn = claimRecord('confidence', since, last);

      expect([...before.claims.slice(0, -1), ...goneOn.claims]).toEqual(whole.claims);
      expect(goneOn.epoch).toEqual(whole.epoch);
    }),
    { numRuns: 60 },
  );
});
