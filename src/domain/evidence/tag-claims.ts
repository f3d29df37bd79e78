import { eBenjaminiHochberg } from './e-bh.ts';

/** A tag is looked at from so many answers on: chosen by count, never by result. */
export const TAG_ANSWERS_MIN = 10;
/** At most this share of the claims about tags is false, on average. */
export const TAG_FALSE_SHARE = 0.2;

/** The evidence about a tag, over all closed clusters that carry it. */
export interface TagEvidence {
  readonly tag: string;
  readonly answers: number;
  /** ln E of overconfidence on this tag, from `logEOf` of its rows. */
  readonly logE: number;
}

/**
 * The tags of which Hunch may say "you say 70%, it happens 45%": those that e-BH selects among all with at least ten
 * answers.
 *
 * @returns in the order given; nothing while no tag has ten answers
 * @see Wang and Ramdas (2022), J. R. Stat. Soc. B 84.
 */
export function tagClaims<T extends TagEvidence>(tags: readonly T[]): T[] {
  const looked = tags.filter(({ answers }) => answers >= TAG_ANSWERS_MIN);
  if (looked.length === 0) return [];
  // Above e^700 a double is infinite; nothing depends on how much more than certain it is.
  const eValues = looked.map(({ logE }) => Math.exp(Math.min(700, logE)));
  const selected = new Set(eBenjaminiHochberg(eValues, TAG_FALSE_SHARE));
  return looked.filter((_, index) => selected.has(index));
}
