import { checkProbability } from '../scores/refusal.ts';
import { logBeta } from './log-gamma.ts';

const TINY = 1e-300;
const FRACTION_TERMS = 2000;

/**
 * Distribution function of Beta(a, b), the regularised incomplete beta function.
 *
 * @param x 0 to 1 inclusive
 * @param a, b both above 0
 * @returns 0 to 1; Beta(1, 1) gives x itself
 * @see Press et al., Numerical Recipes, 6.4: continued fraction by the modified Lentz method.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/**
 * Quantile of Beta(a, b), by bisection on the distribution function.
 *
 * @param p 0 to 1 inclusive
 * @throws bad_type, nan, out_of_range
 */
export function betaQuantile(p: number, a: number, b: number): number {
  checkProbability(p);
  let [low, high] = [0, 1];
  for (let step = 0; step < 100 && high - low > 1e-15 * high; step += 1) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < FRACTION_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return result;
}
