import { foldedGap, foldedLevels } from '../calibration/folded-gap.ts';
import { ANSWERS_FOR_A_LINE } from '../calibration/isotonic-line.ts';
import { countsOf, type Level } from '../calibration/levels.ts';
import { ANSWERS_FOR_A_DIAGRAM } from '../calibration/reliability-bins.ts';
import { type ClaimWords, claimSentences, type Whose, whoseWords } from './claims.ts';
import { countWords, percentWords, pointsWords } from './numbers.ts';
import { isMostlyWaiting, type Selection, selectionSentences } from './selection.ts';

/** From so many answers on percentages are compared with what happened. */
export const ANSWERS_FOR_A_COMPARISON = 10;

/** What the sentences about a record are made of. */
export interface RecordFigures extends Selection {
  readonly whose: Whose;
  /** Yes/no answers by percent. */
  readonly levels: readonly Level[];
  /** Choices by the percent of their top option. */
  readonly choices: readonly Level[];
  /** Standing claim about confidence; null says "not distinguishable from luck yet", `unjudged` says nothing of it. */
  readonly claim: ClaimWords | 'unjudged' | null;
}

/**
 * What a record of yes/no and choice forecasts says, in sentences: as much as its size supports and no more.
 *
 * @returns at least one sentence; nothing in it but numbers that the pictures show too
 */
export function recordSentences(figures: RecordFigures): string[] {
  return [...answerSentences(figures), ...selectionSentences(figures)];
}

function answerSentences(figures: RecordFigures): string[] {
  const { whose, levels, choices } = figures;
  const said = [...levels, ...choices].filter((level) => level.n > 0);
  const { n } = countsOf(said);
  if (n === 0) return [nothingYet(figures)];
  if (choices.length === 0 && said.every(({ percent }) => percent === 50)) return [onlyFifty(whose, n)];
  if (n < ANSWERS_FOR_A_COMPARISON) return [fewWords(figures, n)];
  return [
    saidVersusHappened(whose, levels, choices),
    ...(isMostlyWaiting(figures) ? [] : verdict(figures, n)),
    ...diagramIn(ANSWERS_FOR_A_DIAGRAM - countsOf(levels).n),
  ];
}

/** "You were 81% sure on average and right 68% of the time (n=31). Luck alone would give a gap between …" */
export function saidVersusHappened(
  whose: Whose,
  levels: readonly Level[],
  choices: readonly Level[] = [],
): string {
  const { n, meanConfidence, hitRate, luckLow, luckHigh } = foldedGap(levels, choices);
  const { subject, were } = whoseWords(whose);
  return (
    `${subject} ${were} ${percentWords(meanConfidence)} sure on average and right ${percentWords(hitRate)} of the time (n=${n}). ` +
    `Luck alone would give a gap between ${pointsWords(luckLow)} and ${pointsWords(luckHigh)} points.`
  );
}

function nothingYet({ whose, voids }: RecordFigures): string {
  const none = voids === 0 ? 'No answers yet' : 'No answers that can be scored yet';
  return `${none}. The first one shows what ${whoseWords(whose).object} gave to what happened.`;
}

function onlyFifty(whose: Whose, n: number): string {
  const { subject, have } = whoseWords(whose);
  return (
    `${subject} ${have} only ever said 50% (n=${n}), which fits everything. ` +
    'Another number, even 60%, says something that can be checked.'
  );
}

function fewWords({ whose, levels, choices }: RecordFigures, n: number): string {
  const { hits } = foldedLevels(levels, choices);
  const { subject, were } = whoseWords(whose);
  const more = countWords(ANSWERS_FOR_A_COMPARISON - n, 'more answer');
  return `${subject} ${were} right ${hits} of ${countWords(n, 'time')}. ${more} until percentages can be compared with what happens.`;
}

/** Only yes/no answers have a place in the diagram. */
function diagramIn(more: number): string[] {
  return more > 0 ? [`${countWords(more, 'more yes/no answer')} until a chart means anything.`] : [];
}

function verdict({ whose, claim }: RecordFigures, n: number): string[] {
  if (claim === 'unjudged') return [];
  if (claim === null) return ['Not distinguishable from luck yet.'];
  return claimSentences(whose, claim, n >= ANSWERS_FOR_A_LINE);
}
