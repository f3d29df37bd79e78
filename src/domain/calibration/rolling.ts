import { brierScore } from '../scores/brier.ts';
import type { SaidPercent } from './levels.ts';

/** So many answers stand behind each point. */
export const ROLLING_WINDOW = 30;

/** The mean Brier score of the last answers, and what their percentages promised. */
export interface RollingPoint {
  /** Answers up to and with this one. */
  readonly answers: number;
  readonly brier: number;
  readonly expected: number;
  /** Mean of the others' median score on the same questions; null where too few were shared. */
  readonly others: number | null;
}

/** One yes/no answer in order of answering. */
export interface AnsweredInOrder extends SaidPercent {
  /** Median of the others' scores on the question; null if nobody else forecast. */
  readonly othersBrier: number | null;
}

/**
 * Rolling mean of the Brier score over the last 30 answers, with the value expected from the person's own percentages
 * and the others' on the same questions. A number to look at, without a verdict.
 *
 * @param answers in order of answering
 * @param before answers given before the first of these, which the points count too
 * @returns one point for each answer from the 30th on; all 0 best
 * @throws bad_type, nan, out_of_range, bad_outcome
 */
export function rollingBrier(answers: readonly AnsweredInOrder[], before = 0): RollingPoint[] {
  return answers.slice(ROLLING_WINDOW - 1).map((_, index) => {
    const last = answers.slice(index, index + ROLLING_WINDOW);
    const shared = last.flatMap(({ othersBrier }) => (othersBrier === null ? [] : [othersBrier]));
    return {
      answers: before + index + ROLLING_WINDOW,
      brier: meanOf(last.map(({ percent, happened }) => brierScore(percent / 100, happened))),
      expected: meanOf(last.map(({ percent }) => (percent / 100) * (1 - percent / 100))),
      others: shared.length < ROLLING_WINDOW / 2 ? null : meanOf(shared),
    };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
