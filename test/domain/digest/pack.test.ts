import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack } from '../../../src/domain/digest/pack.ts';

const self = (cost: number) => cost;

test('parts are packed in order, by cost and by number', () => {
  expect(pack([4, 4, 4, 1], self, { cost: 9, parts: 10 })).toEqual([
    [4, 4],
    [4, 1],
  ]);
  expect(pack([1, 1, 1], self, { cost: 9, parts: 2 })).toEqual([[1, 1], [1]]);
});

test('a part that fits nowhere gets a container of its own; no parts need none', () => {
  expect(pack([1, 20, 1], self, { cost: 9, parts: 10 })).toEqual([[1], [20], [1]]);
  expect(pack([], self, { cost: 9, parts: 10 })).toEqual([]);
});

test('nothing is lost, swapped or over the limits', () => {
  const limits = { cost: 50, parts: 5 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (parts) => {
      const packed = pack(parts, self, limits);

      expect(packed.flat()).toEqual(parts);
      for (const container of packed) {
        expect(container.length).toBeLessThanOrEqual(limits.parts);
        expect(container.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(limits.cost);
      }
    }),
  );
});
