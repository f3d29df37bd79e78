import { checkedLevels, type Level } from '../../../src/domain/calibration/levels.ts';
import { normalCdf } from '../../../src/domain/distributions/normal.ts';
import { refusal } from '../../../src/domain/scores/refusal.ts';

/**
 * Spiegelhalter's z of calibration: `Σ(y − p)(1 − 2p) / √Σ(1 − 2p)² p(1 − p)`; about standard normal when calibrated,
 * positive when the Brier score is worse than the percentages promise. 0.2 and 0.2 with one yes gives 1.06.
 *
 * @throws empty, bad_type, nan, out_of_range, bad_outcome, insufficient (only 0%, 50% and 100%)
 * @see Spiegelhalter (1986), Stat. Med. 5.
 */
export function spiegelhalter(levels: readonly Level[]): { z: number; pValue: number } {
  let [sum, variance] = [0, 0];
  for (const { percent, n, yes } of checkedLevels(levels)) {
    const p = percent / 100;
    sum += (yes - n * p) * (1 - 2 * p);
    variance += n * (1 - 2 * p) ** 2 * p * (1 - p);
  }
  if (variance === 0) throw refusal('insufficient', 'these percentages leave nothing to test');
  const z = sum / Math.sqrt(variance);
  return { z, pValue: 2 * normalCdf(-Math.abs(z)) };
}
