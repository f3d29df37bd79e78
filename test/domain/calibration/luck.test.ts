import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedGap, foldedLevels } from '../../../src/domain/calibration/folded-gap.ts';
import { checkedLevels } from '../../../src/domain/calibration/levels.ts';
import { recalibration } from '../../../src/domain/calibration/recalibration.ts';
import { reliabilityBins } from '../../../src/domain/calibration/reliability-bins.ts';
import { poissonBinomial, successQuantiles } from '../../../src/domain/distributions/poisson-binomial.ts';
import { records } from '../../support/arbitrary.ts';

/** Chance that a count lies between two counts, ends included. */
function chance(trials: Parameters<typeof poissonBinomial>[0], low: number, high: number): number {
  return poissonBinomial(trials)
    .slice(Math.round(low), Math.round(high) + 1)
    .reduce((sum, mass) => sum + mass, 0);
}

describe('what luck alone would do is exact', () => {
  test('a calibrated person has every dot inside its bar at once with at least 90%', () => {
    fc.assert(
      fc.property(records, (levels) => {
        const sorted = checkedLevels(levels);
        const all = reliabilityBins(levels).reduce((product, bin) => {
          const trials = sorted
            .filter(({ percent }) => percent >= bin.percentMin && percent <= bin.percentMax)
            .map(({ percent, n }) => ({ probability: percent / 100, n }));
          return product * chance(trials, bin.luckLow * bin.n, bin.luckHigh * bin.n);
        }, 1);
        expect(all).toBeGreaterThanOrEqual(0.9 - 1e-9);
      }),
    );
  });

  test('at most ten bins, no percent in two of them, no answer lost', () => {
    fc.assert(
      fc.property(records, (levels) => {
        const bins = reliabilityBins(levels);
        const n = levels.reduce((sum, level) => sum + level.n, 0);

        expect(bins.length).toBeLessThanOrEqual(Math.max(1, Math.min(10, Math.floor(n / 10))));
        expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
        for (const [index, bin] of bins.entries())
          expect(bin.percentMin).toBeGreaterThan(bins[index - 1]?.percentMax ?? -1);
      }),
    );
  });

  test('luck keeps the gap in its band with at least 90%', () => {
    fc.assert(
      fc.property(records, (levels) => {
        const { n, meanConfidence, luckLow, luckHigh } = foldedGap(levels);
        const [low, high] = [(meanConfidence - luckHigh) * n, (meanConfidence - luckLow) * n];

        expect(chance(foldedLevels(levels).trials, low, high)).toBeGreaterThanOrEqual(0.9 - 1e-9);
      }),
    );
  });

  test('the gap does not depend on which side is called yes', () => {
    fc.assert(
      fc.property(records, (all) => {
        const levels = all.map((level) => (level.percent === 50 ? { ...level, percent: 51 } : level));
        const flipped = levels.map(({ percent, n, yes }) => ({ percent: 100 - percent, n, yes: n - yes }));

        expect(foldedGap(flipped).gap).toBeCloseTo(foldedGap(levels).gap, 12);
      }),
    );
  });

  test('beyond 3,000 answers the normal approximation is within one success of the exact band', () => {
    const trials = [10, 30, 50, 70, 90].map((percent) => ({ probability: percent / 100, n: 600 }));
    const exact = successQuantiles(trials, [0.05, 0.95]);
    const more = successQuantiles([...trials, { probability: 0, n: 1 }], [0.05, 0.95]);

    for (const [index, count] of exact.entries())
      expect(Math.abs(count - (more[index] ?? 0))).toBeLessThanOrEqual(1);
  });
});

describe('the recalibration map', () => {
  test('stays finite whatever came out, and near calibrated with few answers', () => {
    fc.assert(
      fc.property(records, (levels) => {
        const answers = levels.flatMap(({ percent, n, yes }) => [
          { probability: percent / 100, y: 1 as const, weight: yes + 0.001 },
          { probability: percent / 100, y: 0 as const, weight: n - yes + 0.001 },
        ]);
        const { shift, slope } = recalibration(answers);
        expect(Number.isFinite(shift) && Number.isFinite(slope)).toBe(true);
      }),
    );

    const one = recalibration([{ probability: 0.7, y: 1, weight: 1 }]);
    expect(Math.abs(one.slope - 1)).toBeLessThan(0.1);
  });
});
