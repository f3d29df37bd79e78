import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../src/domain/evidence/cluster-evidence.ts';
import { tagClaims } from '../../../src/domain/evidence/tag-claims.ts';

describe('the evidence of a closed cluster', () => {
  const item = { kind: 'binary', probability: 0.9, y: 0 } as const;

  test('has one row for each thing it speaks about', () => {
    const rows = evidenceOf({
      forecasts: [
        { item, tags: ['lr', 'aug'] },
        { item: { ...item, y: 1 }, tags: ['lr'] },
      ],
      intervals: [{ level: 0.8, inside: 0 }],
    });

    expect(rows.map(({ type, items }) => [type, items])).toEqual([
      ['over', 2],
      ['under', 2],
      ['narrow', 1],
      ['wide', 1],
      ['tag:aug', 1],
      ['tag:lr', 2],
    ]);
  });

  test('is nothing when all was void', () => {
    expect(evidenceOf({ forecasts: [], intervals: [] })).toEqual([]);
  });
});

describe('claims about tags', () => {
  const strong = Math.log(40);

  test('need ten answers on the tag', () => {
    expect(tagClaims([{ tag: 'lr', answers: 9, logE: strong }])).toEqual([]);
    expect(tagClaims([{ tag: 'lr', answers: 10, logE: strong }])).toHaveLength(1);
  });

  test('need the more evidence the more tags were looked at', () => {
    const quiet = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ tag: `t${i}`, answers: 10, logE: 0 }));
    const lr = { tag: 'lr', answers: 20, logE: strong };

    expect(tagClaims([lr, ...quiet(7)])).toEqual([lr]);
    expect(tagClaims([lr, ...quiet(8)])).toEqual([]);
  });
});
