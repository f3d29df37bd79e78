import { type Corp, corp } from '../../../src/domain/calibration/corp.ts';
import { type FoldedGap, foldedGap } from '../../../src/domain/calibration/folded-gap.ts';
import { checkedLevels, countsOf, type Level } from '../../../src/domain/calibration/levels.ts';
import type { Recalibration } from '../../../src/domain/calibration/recalibration.ts';
import { recalibrationOf } from '../../../src/domain/calibration/recalibration-of.ts';
import { CLIP, clipped } from '../../../src/domain/scores/log-score.ts';

/** Everything that levels say about a record of yes/no forecasts, in one pass. */
export interface CalibrationSummary {
  readonly n: number;
  readonly yes: number;
  /** Mean log score in bits, 0 best. */
  readonly logBits: number;
  readonly corp: Corp;
  readonly gap: FoldedGap;
  readonly map: Recalibration;
}

/**
 * Calibration of a record from its levels alone; no statistic here depends on the order or the size of the record.
 *
 * @param levels at least one answer
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 */
export function calibrationSummary(levels: readonly Level[], clip: number = CLIP): CalibrationSummary {
  const sorted = checkedLevels(levels);
  const { n, yes } = countsOf(sorted);
  return {
    n,
    yes,
    logBits: meanLogBits(sorted, n, clip),
    corp: corp(sorted),
    gap: foldedGap(sorted),
    map: recalibrationOf(sorted, clip),
  };
}

function meanLogBits(levels: readonly Level[], n: number, clip: number): number {
  const total = levels.reduce((sum, level) => {
    const said = clipped(level.percent / 100, clip);
    return sum - level.yes * Math.log2(said) - (level.n - level.yes) * Math.log2(1 - said);
  }, 0);
  return total / n;
}
