import { brierScore } from '../../../src/domain/scores/brier.ts';
import { logScore } from '../../../src/domain/scores/log-score.ts';
import { checkLengths } from '../../../src/domain/scores/refusal.ts';

/**
 * Mean Brier score and mean log score (nats) of yes/no forecasts, both 0 best.
 *
 * @throws length_mismatch, empty, bad_type, nan, out_of_range, bad_outcome
 * @see Brier (1950); Good (1952).
 */
export function meanScores(p: readonly number[], y: readonly (0 | 1)[], clip: number) {
  checkLengths(p, y);
  const outcome = (index: number) => y[index] as 0 | 1;
  const mean = (score: (probability: number, index: number) => number) =>
    p.reduce((sum, probability, index) => sum + score(probability, index), 0) / p.length;
  return {
    n: p.length,
    brier: mean((probability, index) => brierScore(probability, outcome(index))),
    logNats: Math.LN2 * mean((probability, index) => logScore(probability, outcome(index), clip)),
  };
}
