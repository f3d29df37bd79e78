import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NARROW, OVER, UNDER, WIDE } from '../../../src/domain/evidence/claim-types.ts';
import { eBenjaminiHochberg } from '../../../src/domain/evidence/e-bh.ts';
import { eProcess } from '../../../src/domain/evidence/e-process.ts';
import { intervalEProcess } from '../../../src/domain/evidence/interval-evidence.ts';
import { clippedItem } from '../../../src/domain/evidence/item.ts';
import { logLikelihoodRatio } from '../../../src/domain/evidence/likelihood-ratio.ts';
import { trend } from '../../../src/domain/evidence/trend.ts';
import { evidenceItems } from '../../support/arbitrary.ts';

describe('evidence against a calibrated person is worth 1 on average', () => {
  test('whatever they say, for every alternative', () => {
    fc.assert(
      fc.property(evidenceItems, fc.constantFrom(...OVER, ...UNDER), (item, alternative) => {
        const { shares } = clippedItem(item);
        const mean = shares.reduce((sum, share, outcome) => {
          const other =
            item.kind === 'binary' ? { ...item, y: outcome as 0 | 1 } : { ...item, happened: outcome };
          return sum + share * Math.exp(logLikelihoodRatio(other, alternative));
        }, 0);
        expect(mean).toBeCloseTo(1, 9);
      }),
    );
  });

  test('and against intervals that hold as often as they say', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        fc.constantFrom(NARROW, WIDE),
        (level, multipliers) => {
          const e = (inside: 0 | 1) => Math.exp(intervalEProcess([[{ level, inside }]], multipliers).logE);
          expect(level * e(1) + (1 - level) * e(0)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('e-values', () => {
  test('depend neither on the order of runs nor on the order inside a run', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(evidenceItems, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        (clusters) => {
          const turned = [...clusters].reverse().map((items) => [...items].reverse());
          expect(eProcess(turned, OVER).logE).toBeCloseTo(eProcess(clusters, OVER).logE, 9);
        },
      ),
    );
  });

  test('say nothing when somebody only ever says 50%', () => {
    const clusters = Array.from({ length: 30 }, (_, index) => [
      { kind: 'binary' as const, probability: 0.5, y: (index % 2) as 0 | 1 },
    ]);
    expect(eProcess(clusters, OVER).logE).toBeCloseTo(0, 12);
    expect(eProcess(clusters, UNDER).logE).toBeCloseTo(0, 12);
  });

  test('ten predictions on one run are no more evidence than one', () => {
    const wrong = { kind: 'binary' as const, probability: 0.9, y: 0 as const };
    const many = eProcess([Array.from({ length: 10 }, () => wrong)], OVER).logE;

    expect(many).toBeCloseTo(eProcess([[wrong]], OVER).logE, 12);
  });
});

describe('claims about several tags', () => {
  test('more evidence never takes a tag off the list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        (e, pick) => {
          const chosen = eBenjaminiHochberg(e);
          const more = e.map((value, index) => (index === pick % e.length ? value + 10 : value));
          expect(eBenjaminiHochberg(more)).toEqual(expect.arrayContaining(chosen));
        },
      ),
    );
  });
});

describe('the trend', () => {
  const records = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 30 });

  test('does not depend on how hard everything was', () => {
    fc.assert(
      fc.property(records, (differences) => {
        const harder = differences.map((each) => each - 0.25);
        expect(trend(harder, 199).difference).toBeCloseTo(trend(differences, 199).difference, 9);
      }),
    );
  });

  test('is the same on every machine, and never certain', () => {
    fc.assert(
      fc.property(records, (differences) => {
        const { pValue } = trend(differences, 199);
        expect(pValue).toBe(trend(differences, 199).pValue);
        expect(pValue).toBeGreaterThanOrEqual(1 / 200);
        expect(pValue).toBeLessThanOrEqual(1);
      }),
    );
  });
});
