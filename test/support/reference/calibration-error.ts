import { checkedLevels, type Level } from '../../../src/domain/calibration/levels.ts';
import { poissonBinomial } from '../../../src/domain/distributions/poisson-binomial.ts';
import { checkCount, refusal } from '../../../src/domain/scores/refusal.ts';

/**
 * Expected calibration error over bins of equal width: `Σ_b |Σ_{i in b} (y_i − p_i)| / n`, 0 best, 1 worst, with the
 * value that a perfectly calibrated person would show, which is far from 0.
 *
 * @param bins how many, at least 1; bin = min(bins − 1, ⌊percent · bins / 100⌋)
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Ferro and Fricker (2012), Q. J. R. Meteorol. Soc. 138, on its bias.
 */
export function calibrationError(levels: readonly Level[], bins: number) {
  const sorted = checkedLevels(levels);
  checkCount(bins, 'bins');
  if (bins < 1) throw refusal('out_of_range', 'there is at least one bin');
  const byBin = new Map<number, Level[]>();
  for (const level of sorted) {
    const bin = Math.min(bins - 1, Math.floor((level.percent * bins) / 100));
    byBin.set(bin, [...(byBin.get(bin) ?? []), level]);
  }
  const n = sorted.reduce((sum, level) => sum + level.n, 0);
  let [error, ifCalibrated] = [0, 0];
  for (const bin of byBin.values()) {
    const trials = bin.map((level) => ({ probability: level.percent / 100, n: level.n }));
    const expected = trials.reduce((sum, each) => sum + each.n * each.probability, 0);
    error += Math.abs(bin.reduce((sum, level) => sum + level.yes, 0) - expected);
    ifCalibrated += poissonBinomial(trials).reduce((sum, mass, h) => sum + mass * Math.abs(h - expected), 0);
  }
  return { error: error / n, ifCalibrated: ifCalibrated / n, binsUsed: byBin.size };
}
