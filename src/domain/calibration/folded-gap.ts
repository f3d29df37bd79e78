import { successQuantiles } from '../distributions/poisson-binomial.ts';
import { checkedLevels, type Level } from './levels.ts';

/** "Said versus happened", and what luck alone would do. */
export interface FoldedGap {
  readonly n: number;
  /** How sure on average, 0.5 to 1. */
  readonly meanConfidence: number;
  /** Share of right calls, 0 to 1. */
  readonly hitRate: number;
  /** Mean confidence − hit rate, −1 to 1; positive is too confident. */
  readonly gap: number;
  /** Ends of the 90% band that luck alone gives the gap of a calibrated person. */
  readonly luckLow: number;
  readonly luckHigh: number;
}

/**
 * Folded gap: every forecast is turned to the side it favours (50% counts as yes), and the mean confidence compared
 * with the share of right calls. The band is exact: under calibration the number of right calls is Poisson-binomial.
 *
 * A single-look band, not a verdict; positive is too confident.
 *
 * @param levels of yes/no forecasts, in any order
 * @param choices levels of choices: percent of the top option, and how often it happened; never turned
 * @returns saying 60 once with yes: confidence 0.6, hit rate 1, gap −0.4, luck −0.4 to 0.6
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Lichtenstein, Fischhoff and Phillips (1982).
 */
export function foldedGap(levels: readonly Level[], choices: readonly Level[] = []): FoldedGap {
  const { trials, n, hits, confidence } = foldedLevels(levels, choices);
  const [low = 0, high = n] = successQuantiles(trials, [0.05, 0.95]);
  return {
    n,
    meanConfidence: confidence / n,
    hitRate: hits / n,
    gap: (confidence - hits) / n,
    luckLow: (confidence - high) / n,
    luckHigh: (confidence - low) / n,
  };
}

/** What is said of the favoured side: confidences as trials, their sum, and how many came true. */
export function foldedLevels(levels: readonly Level[], choices: readonly Level[] = []) {
  const turned = levels.map(({ percent, n, yes }) =>
    percent >= 50 ? { percent, n, yes } : { percent: 100 - percent, n, yes: n - yes },
  );
  const trials = checkedLevels([...turned, ...choices]).map(({ percent, n, yes }) => ({
    probability: percent / 100,
    n,
    hits: yes,
  }));
  return {
    trials,
    n: trials.reduce((sum, each) => sum + each.n, 0),
    hits: trials.reduce((sum, each) => sum + each.hits, 0),
    confidence: trials.reduce((sum, each) => sum + each.n * each.probability, 0),
  };
}
