/** Park and Miller's "minimal standard" generator: states from 1 to 2147483646, the same on every machine. */
export const MINSTD_MODULUS = 2147483647;

/**
 * Next state of the generator; `state / MINSTD_MODULUS` is uniform between 0 and 1.
 *
 * @see Park and Miller (1988, 1993), Commun. ACM 31(10), multiplier 48271. Products stay below 2^53.
 */
export function minstd(state: number): number {
  return (48271 * state) % MINSTD_MODULUS;
}
