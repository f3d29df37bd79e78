/** Uniform numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/**
 * A small fast generator with a seed, so that a table can be drawn again.
 *
 * @see Blackman and Vigna (2018), xoshiro128**; seeded by splitmix32.
 */
export function randomFrom(seed: number): Random {
  let mixed = seed >>> 0;
  const word = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [word(), word(), word(), word()];
  const turned = (x: number, by: number) => ((x << by) | (x >>> (32 - by))) >>> 0;
  return () => {
    const result = Math.imul(turned(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = turned(d, 11);
    return result / 4294967296;
  };
}
