import type { Recalibration } from '../calibration/recalibration.ts';
import { recalibrated } from '../calibration/recalibration.ts';
import { type Claim, STRONG_E } from '../evidence/claim-types.ts';
import { percentWords } from './numbers.ts';

/** Whose record a sentence is about: the reader's, of the people of a channel, or of somebody named before. */
export type Whose = 'you' | 'channel' | 'they';

/** A standing claim as sentences need it. */
export interface ClaimWords {
  readonly claim: Claim | 'recovered';
  /** ln E when it was made. */
  readonly logE: number;
  /** The recalibration map of the record, for "your 90% has behaved like about 78%"; null leaves that out. */
  readonly map: Pick<Recalibration, 'shift' | 'slope'> | null;
}

/** A percent that most people have said. */
const EXAMPLE = 0.9;

const LOOKS: Readonly<Record<Claim, (strongly: string) => string>> = {
  over: (strongly) => `${strongly}overconfident`,
  under: (strongly) => `${strongly}underconfident`,
  narrow: (strongly) => `${strongly}too narrow`,
  wide: (strongly) => `${strongly}too wide`,
};

/**
 * A claim in words, and what to make of it. Only for claims that the e-value rule made.
 *
 * @param hasMap whether there are answers enough to say how a percent has behaved
 */
export function claimSentences(whose: Whose, { claim, logE, map }: ClaimWords, hasMap = true): string[] {
  const { possessive, subject, look } = whoseWords(whose);
  if (claim === 'recovered')
    return [`Since the last claim ${possessive} confidence fits the results: improved.`];
  const strongly = logE >= Math.log(STRONG_E) ? 'strongly ' : '';
  const what = LOOKS[claim](strongly);
  const isAboutIntervals = claim === 'narrow' || claim === 'wide';
  const verdict = isAboutIntervals
    ? `${capital(possessive)} intervals look ${what}: the record is hard to explain by luck.`
    : `${capital(possessive)} record is hard to explain by luck: ${subject.toLowerCase()} ${look} ${what}.`;
  const behaved = map !== null && hasMap && !isAboutIntervals ? [behavedLike(possessive, map)] : [];
  return [verdict, ...behaved];
}

function behavedLike(possessive: string, map: Pick<Recalibration, 'shift' | 'slope'>): string {
  return `${capital(possessive)} ${percentWords(EXAMPLE)} has behaved like about ${percentWords(recalibrated(map, EXAMPLE))}.`;
}

/** The words for a person spoken to, for the people of a channel, and for somebody named before. */
export function whoseWords(whose: Whose) {
  if (whose === 'they')
    return {
      subject: 'They',
      object: 'they',
      possessive: 'their',
      were: 'were',
      have: 'have',
      look: 'look',
    };
  return whose === 'you'
    ? { subject: 'You', object: 'you', possessive: 'your', were: 'were', have: 'have', look: 'look' }
    : {
        subject: 'People here',
        object: 'people here',
        possessive: 'this channel’s',
        were: 'were',
        have: 'have',
        look: 'look',
      };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
