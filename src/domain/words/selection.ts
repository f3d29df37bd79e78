import { countWords, percentWords } from './numbers.ts';

/** Share of due predictions that may wait before nothing is claimed any more. */
export const WAITING_SHARE_MAX = 0.2;

/** What is missing from a record, which may be what went badly. */
export interface Selection {
  /** Predictions that came due so far, the answered and void ones included. */
  readonly due: number;
  /** Due and not answered. */
  readonly waiting: number;
  /** Answered with "can't tell", withdrawn after second thoughts, or otherwise void. */
  readonly voids: number;
}

/** Whether so much waits that the figures may be selected: above a fifth nothing is claimed. */
export function isMostlyWaiting({ due, waiting }: Selection): boolean {
  return due > 0 && waiting / due > WAITING_SHARE_MAX;
}

/** The guards against selective memory: what waits, from a fifth on, and what was void, always. */
export function selectionSentences(selection: Selection): string[] {
  const { due, waiting, voids } = selection;
  const waits = isMostlyWaiting(selection)
    ? [
        `${countWords(waiting, 'prediction')} of ${due} due ${waiting === 1 ? 'is' : 'are'} waiting for an answer: ` +
          'the numbers cover only those that were answered, and nothing is claimed from them.',
      ]
    : [];
  const settled = due - waiting;
  const void_ =
    voids > 0
      ? [
          `${voids} of ${countWords(settled, 'settled prediction')} could not be judged (${percentWords(voids / settled)} void).`,
        ]
      : [];
  return [...waits, ...void_];
}
