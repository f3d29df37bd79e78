import fc from 'fast-check';
import type { Level } from '../../src/domain/calibration/levels.ts';
import type { EvidenceItem } from '../../src/domain/evidence/item.ts';

/** Whole percents, the ends included. */
export const percents = fc.integer({ min: 0, max: 100 });
/** Probabilities as people state them. */
export const probabilities = percents.map((percent) => percent / 100);
/** 0 or 1. */
export const outcomes = fc.constantFrom<0 | 1>(0, 1);

/** Whole percents per option that sum to 100, as probabilities. */
export const choices = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((cuts) => cuts.slice(1).map((cut, index) => (cut - (cuts[index] ?? 0)) / 100));

/** Records of 1 to about 200 answers. */
export const records: fc.Arbitrary<Level[]> = fc
  .array(fc.record({ percent: percents, n: fc.integer({ min: 1, max: 20 }), share: fc.nat(100) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((rows) => rows.map(({ percent, n, share }) => ({ percent, n, yes: Math.round((n * share) / 100) })));

/** Answered forecasts as evidence: yes/no and choices. */
export const evidenceItems: fc.Arbitrary<EvidenceItem> = fc.oneof(
  fc.record({ kind: fc.constant('binary' as const), probability: probabilities, y: outcomes }),
  fc.tuple(choices, fc.nat()).map(([options, pick]) => ({
    kind: 'choice' as const,
    probabilities: options,
    happened: pick % options.length,
  })),
);
