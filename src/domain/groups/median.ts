import { checkLengths } from '../scores/refusal.ts';

/**
 * Median: the middle value, or the mean of the two middle ones.
 *
 * @throws empty
 */
export function median(values: readonly number[]): number {
  checkLengths(values);
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}
