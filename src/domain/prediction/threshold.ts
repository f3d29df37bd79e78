import type { Prediction } from './prediction.ts';

/**
 * What a value says of a claim with a threshold; a value that is none (NaN, an infinity) reaches no threshold.
 *
 * @param value null for NaN or an infinity
 * @returns null where the claim has no threshold
 */
export function byThreshold(
  value: number | null,
  { comparator, threshold }: Pick<Prediction, 'comparator' | 'threshold'>,
): { readonly kind: 'yes' | 'no' } | null {
  if (comparator === null || threshold === null) return null;
  if (value === null) return { kind: 'no' };
  const holds = {
    '<': value < threshold,
    '<=': value <= threshold,
    '>': value > threshold,
    '>=': value >= threshold,
    '=': value === threshold,
  }[comparator];
  return { kind: holds ? 'yes' : 'no' };
}
