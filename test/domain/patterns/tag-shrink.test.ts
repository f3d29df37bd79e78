import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shrinkTags } from '../../../src/domain/patterns/tag-shrink.ts';

const tags = fc.array(
  fc
    .record({
      n: fc.integer({ min: 1, max: 40 }),
      sure: fc.integer({ min: 50, max: 100 }),
      share: fc.nat(100),
    })
    .map(({ n, sure, share }) => ({ n, confidence: (n * sure) / 100, hits: Math.round((n * share) / 100) })),
  { minLength: 1, maxLength: 8 },
);

test('a tag lies between its own rate and what the whole record makes one expect', () => {
  fc.assert(
    fc.property(tags, (records) => {
      const named = records.map((record, index) => ({ tag: `t${index}`, ...record }));
      const sum = (of: 'n' | 'confidence' | 'hits') => records.reduce((total, each) => total + each[of], 0);
      const overall = { n: sum('n'), confidence: sum('confidence'), hits: sum('hits') };

      for (const [index, tag] of shrinkTags(overall, named).tags.entries()) {
        const raw = (records[index]?.hits ?? 0) / tag.n;
        expect(tag.estimate).toBeGreaterThanOrEqual(Math.min(raw, tag.priorMean) - 1e-12);
        expect(tag.estimate).toBeLessThanOrEqual(Math.max(raw, tag.priorMean) + 1e-12);
        expect(tag.low).toBeLessThanOrEqual(tag.high);
      }
    }),
  );
});
