import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthFactor } from '../../../src/domain/calibration/intervals/width-factor.ts';
import { widthRatio } from '../../../src/domain/calibration/intervals/width-ratio.ts';

const positive = fc.double({ min: 0.01, max: 100, noNaN: true });

test('an interval widened by its ratio just holds, on both scales', () => {
  fc.assert(
    fc.property(positive, positive, positive, positive, (a, b, c, y) => {
      const [lower = 1, median = 1, upper = 1] = [a, b, c].sort((x, z) => x - z);
      fc.pre(upper - median > 1e-6 && median - lower > 1e-6);
      const ratio = widthRatio({ interval: { lower, median, upper, level: 0.8 }, y, scale: 'linear' });
      const end = y > median ? median + ratio * (upper - median) : median - ratio * (median - lower);

      expect(end).toBeCloseTo(y, 6);
      expect(ratio <= 1 + 1e-12).toBe(lower - 1e-9 <= y && y <= upper + 1e-9);
    }),
  );
});

test('the factor lies inside its interval, whatever the order of the answers', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 5, maxLength: 60 }), (ratios) => {
      const { factor, low, high } = widthFactor(ratios, 0.8);

      expect(factor).toBeGreaterThanOrEqual(low);
      expect(factor).toBeLessThanOrEqual(high);
      expect(widthFactor([...ratios].reverse(), 0.8).factor).toBe(factor);
    }),
  );
});

test('intervals twice as wide have half the factor', () => {
  fc.assert(
    fc.property(fc.array(positive, { minLength: 5, maxLength: 60 }), (ratios) => {
      const halved = ratios.map((ratio) => ratio / 2);
      expect(widthFactor(halved, 0.8).factor).toBeCloseTo(widthFactor(ratios, 0.8).factor / 2, 9);
    }),
  );
});
