import { checkedLevels, countsOf, type Level } from './levels.ts';

/** The mean Brier score that stated percentages promise. */
export interface ExpectedBrier {
  /** 0 best. */
  readonly mean: number;
  /** Standard deviation of the mean by luck alone. */
  readonly deviation: number;
}

/**
 * Mean Brier score if the stated percentages were exactly right: `Σ p(1 − p) / n`, with standard deviation
 * `√(Σ p(1 − p)(1 − 2p)²) / n`.
 *
 * @returns 0 (only certainties) to 0.25 (only 50%); 90% and 60% once each promise 0.165 ± 0.130
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Spiegelhalter (1986), Stat. Med. 5.
 */
export function expectedBrier(levels: readonly Level[]): ExpectedBrier {
  const sorted = checkedLevels(levels);
  const { n } = countsOf(sorted);
  let [sum, variance] = [0, 0];
  for (const level of sorted) {
    const p = level.percent / 100;
    sum += level.n * p * (1 - p);
    variance += level.n * p * (1 - p) * (1 - 2 * p) ** 2;
  }
  return { mean: sum / n, deviation: Math.sqrt(variance) / n };
}
