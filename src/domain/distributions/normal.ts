import { checkFinite, checkProbability } from '../scores/refusal.ts';

const SERIES_TERMS = 200;
const FRACTION_TERMS = 200;

/**
 * Standard normal distribution function Φ(x).
 *
 * @returns 0 to 1; Φ(0) = 0.5, Φ(1.96) = 0.975; relative error below 1e-13 in both tails
 * @see Abramowitz and Stegun 26.2.10 (series) and 26.2.14 (continued fraction).
 */
export function normalCdf(x: number): number {
  checkFinite(x, 'x');
  if (x > 0) return 1 - lowerTail(-x);
  return lowerTail(x);
}

/** Φ(x) for x ≤ 0. */
function lowerTail(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > -3) {
    let term = -x;
    let sum = term;
    for (let n = 1; n < SERIES_TERMS && Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
      term *= (x * x) / (2 * n + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let n = FRACTION_TERMS; n >= 1; n -= 1) fraction = n / (-x + fraction);
  return density / (-x + fraction);
}

/**
 * Quantile of the standard normal distribution: Φ⁻¹(p), by bisection on Φ, so that the two agree.
 *
 * @param p strictly between 0 and 1
 * @throws bad_type, nan, out_of_range
 */
export function normalQuantile(p: number): number {
  checkProbability(p);
  let [low, high] = [-40, 40];
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
