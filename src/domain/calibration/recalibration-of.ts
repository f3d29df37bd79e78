import { CLIP } from '../scores/log-score.ts';
import { checkedLevels, type Level } from './levels.ts';
import { type Recalibration, recalibration } from './recalibration.ts';

/**
 * Recalibration map of levels: each count is the weight of one answer.
 *
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 */
export function recalibrationOf(levels: readonly Level[], clip: number = CLIP): Recalibration {
  const answers = checkedLevels(levels).flatMap(({ percent, n, yes }) => [
    { probability: percent / 100, y: 1 as const, weight: yes },
    { probability: percent / 100, y: 0 as const, weight: n - yes },
  ]);
  return recalibration(
    answers.filter(({ weight }) => weight > 0),
    clip,
  );
}
