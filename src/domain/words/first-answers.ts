import { foldedLevels } from '../calibration/folded-gap.ts';
import { countsOf, type Level } from '../calibration/levels.ts';
import { countWords } from './numbers.ts';
import { ANSWERS_FOR_A_COMPARISON, saidVersusHappened } from './record.ts';

/** After so many scored answers a plain fact is told, and after no others. */
export const TOLD_AFTER: readonly number[] = [1, 3, 10];

/** A person's first scored answers. */
export interface FirstAnswers {
  readonly levels: readonly Level[];
  readonly choices: readonly Level[];
  readonly intervals: { readonly n: number; readonly hits: number };
}

/** How many answers these are. */
export function countFirst({ levels, choices, intervals }: FirstAnswers): number {
  return countsOf([...levels, ...choices]).n + intervals.n;
}

/**
 * A sentence of plain fact after the first, third and tenth scored answer; null after any other. It counts and judges
 * nothing: at so few answers everything may be luck.
 */
export function firstAnswersSentence(first: FirstAnswers): string | null {
  const { levels, choices, intervals } = first;
  const n = countFirst(first);
  if (!TOLD_AFTER.includes(n)) return null;
  if (n === 1)
    return `That is your first scored answer. From ${ANSWERS_FOR_A_COMPARISON} on I can compare how sure you were with how often you were right.`;
  const said = countsOf([...levels, ...choices]).n;
  if (said >= ANSWERS_FOR_A_COMPARISON) return saidVersusHappened('you', levels, choices);
  const facts = [
    said > 0 ? `you were right ${foldedLevels(levels, choices).hits} of ${countWords(said, 'time')}` : null,
    intervals.n > 0 ? `your intervals held ${intervals.hits} of ${countWords(intervals.n, 'time')}` : null,
  ].filter((fact) => fact !== null);
  return `${countWords(n, 'scored answer')} so far: ${facts.join(', ')}.`;
}
