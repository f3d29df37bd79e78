import { checkFinite, checkLengths, refusal } from '../scores/refusal.ts';

/**
 * Which of several e-values may be claimed together: the e-BH rule, the largest k with `e_(k) ≥ T / (α k)`, so that on
 * average at most the share α of what is claimed is false, whatever their dependence.
 *
 * @param eValues at least 0; all tags that were looked at, chosen by count and never by result
 * @param alpha false discovery rate, 0.2 in Hunch
 * @returns indices from 0, rising; 0.2, 35, 1.1, 18, 3 at 0.2 gives 1 and 3
 * @throws empty, bad_type, nan, out_of_range
 * @see Wang and Ramdas (2022), J. R. Stat. Soc. B 84.
 */
export function eBenjaminiHochberg(eValues: readonly number[], alpha = 0.2): number[] {
  checkLengths(eValues);
  for (const value of eValues) {
    checkFinite(value, 'e-value');
    if (value < 0) throw refusal('out_of_range', `an e-value is at least 0, got ${value}`);
  }
  checkFinite(alpha, 'alpha');
  if (!(alpha > 0 && alpha < 1)) throw refusal('out_of_range', `alpha lies between 0 and 1, got ${alpha}`);
  const order = eValues
    .map((_, index) => index)
    .sort((a, b) => (eValues[b] ?? 0) - (eValues[a] ?? 0) || a - b);
  const count = order.findLastIndex(
    (index, rank) => (eValues[index] ?? 0) * alpha * (rank + 1) >= eValues.length,
  );
  return order.slice(0, count + 1).sort((a, b) => a - b);
}
