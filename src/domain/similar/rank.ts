/** What likeness is read from. */
export interface Features {
  readonly metric: string | null;
  readonly tags: readonly string[];
  readonly words: readonly string[];
}

/** An answered prediction that may be like the new one. */
export interface Candidate extends Features {
  readonly id: string;
  /** Sorts as text. */
  readonly answeredAt: string;
}

/** How much one thing in common counts; a shared tag or metric says more than a word. */
const METRIC = 3;
const TAG = 3;
const WORD = 1;
/** Less in common than this is no likeness: two words, or a tag, or the metric. */
const ENOUGH = 2;

/**
 * The candidates most like a claim, best first; of equally like ones the latest answered first, then by id.
 *
 * @param most how many at the most
 */
export function mostSimilar<T extends Candidate>(
  claim: Features,
  candidates: readonly T[],
  most: number,
): T[] {
  return candidates
    .map((candidate) => ({ candidate, likeness: likenessOf(claim, candidate) }))
    .filter(({ likeness }) => likeness >= ENOUGH)
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        compare(b.candidate.answeredAt, a.candidate.answeredAt) ||
        compare(a.candidate.id, b.candidate.id),
    )
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** 0 for nothing in common; symmetric. */
export function likenessOf(one: Features, other: Features): number {
  const isSameMetric = one.metric !== null && one.metric.toLowerCase() === other.metric?.toLowerCase();
  return (
    (isSameMetric ? METRIC : 0) + TAG * shared(one.tags, other.tags) + WORD * shared(one.words, other.words)
  );
}

function shared(some: readonly string[], others: readonly string[]): number {
  const known = new Set(others);
  return new Set(some.filter((each) => known.has(each))).size;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
