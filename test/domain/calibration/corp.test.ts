import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corp } from '../../../src/domain/calibration/corp.ts';
import { records } from '../../support/arbitrary.ts';

test('the score is miscalibration − discrimination + uncertainty, none of them negative', () => {
  fc.assert(
    fc.property(records, (levels) => {
      const { brier, miscalibration, discrimination, uncertainty } = corp(levels);

      expect(miscalibration - discrimination + uncertainty).toBeCloseTo(brier, 12);
      for (const part of [miscalibration, discrimination, uncertainty])
        expect(part).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('the isotonic line never falls and keeps the number of yes', () => {
  fc.assert(
    fc.property(records, (record) => {
      const { levels, fit } = corp(record);

      expect(fit).toEqual([...fit].sort((a, b) => a - b));
      const expected = levels.reduce((sum, level, index) => sum + level.n * (fit[index] ?? 0), 0);
      expect(expected).toBeCloseTo(
        levels.reduce((sum, level) => sum + level.yes, 0),
        9,
      );
    }),
  );
});

test('neither the order of answers nor which side is called yes changes the split', () => {
  fc.assert(
    fc.property(records, (levels) => {
      const flipped = levels.map(({ percent, n, yes }) => ({ percent: 100 - percent, n, yes: n - yes }));

      expect(corp([...levels].reverse())).toEqual(corp(levels));
      expect(corp(flipped).miscalibration).toBeCloseTo(corp(levels).miscalibration, 12);
      expect(corp(flipped).discrimination).toBeCloseTo(corp(levels).discrimination, 12);
    }),
  );
});
