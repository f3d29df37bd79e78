import { brierScore, brierScoreOfChoice } from '../../src/domain/scores/brier.ts';
import { intervalScore } from '../../src/domain/scores/interval-score.ts';
import { logScore, logScoreOfChoice } from '../../src/domain/scores/log-score.ts';
import { weightedIntervalScore } from '../../src/domain/scores/wis.ts';

/** Fields of the file's inputs; `never` fits whatever a measure takes, since the file also holds what it must refuse. */
type Input = Readonly<
  Record<'p' | 'y' | 'k' | 'eps' | 'lower' | 'median' | 'upper' | 'level' | 'transform', never>
>;

/** Each function of the vectors file in terms of Hunch's measures: input as the file has it, answer as it expects it. */
export const measures: Readonly<Record<string, (input: Input) => unknown>> = {
  brier_binary: ({ p, y }) => ({ value: brierScore(p, y) }),
  brier_multi: ({ p, k }) => ({ half: brierScoreOfChoice(p, k), full: 2 * brierScoreOfChoice(p, k) }),
  log_score: ({ p, k, y, eps }) => {
    const bits = Array.isArray(p) ? logScoreOfChoice(p, k, eps) : logScore(p, y, eps);
    const options = Array.isArray(p) ? (p as readonly unknown[]).length : 2;
    return { nats: bits * Math.LN2, bits, bits_above_chance: Math.log2(options) - bits };
  },
  interval_score: ({ lower, upper, level, y }) => intervalScore(lower, upper, level, y),
  wis: ({ lower, median, upper, level, y, transform }) => {
    const { value, isMedianImputed, ...parts } = weightedIntervalScore(
      { lower, median, upper, level },
      y,
      (transform as string) === 'log' ? 'log' : 'linear',
    );
    return { wis: value, ...parts, median_imputed: isMedianImputed };
  },
};
