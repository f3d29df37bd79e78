/** Words kept for one claim, and the length of one. */
const WORDS_MAX = 24;
const WORD_MAX = 32;

/** Words that are in every other claim and say nothing about what it is about. */
const COMMON = new Set(
  'the and for with than that this will wont would not are was its from over under above below before after least most more less better worse by at end run runs step steps'.split(
    ' ',
  ),
);

/**
 * The words by which a claim is recognised as being like another: names and nouns in lower case, without numbers and
 * common words, each once, the first ones of a long claim.
 */
export function claimWords(claim: string): string[] {
  const words = claim
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}_@]+/u)
    .map((word) => word.replaceAll(/^[_@]+|[_@]+$/g, ''))
    .filter(
      (word) => word.length >= 3 && word.length <= WORD_MAX && /\p{L}/u.test(word) && !COMMON.has(word),
    );
  return [...new Set(words)].slice(0, WORDS_MAX);
}
