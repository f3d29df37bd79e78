import { CLIP, clipped } from '../scores/log-score.ts';
import { checkOptions, checkOutcome, checkProbability } from '../scores/refusal.ts';

/** One answered forecast as evidence: yes/no, or a choice with the index of what happened. */
export type EvidenceItem =
  | { readonly kind: 'binary'; readonly probability: number; readonly y: 0 | 1 }
  | { readonly kind: 'choice'; readonly probabilities: readonly number[]; readonly happened: number };

/** An item as options that sum to 1, all clipped, and the one that happened. */
export interface ClippedItem {
  readonly kind: EvidenceItem['kind'];
  readonly shares: readonly number[];
  readonly happened: number;
}

/**
 * Checks an item and clips it; a yes/no forecast is a choice between no (0) and yes (1).
 *
 * @throws bad_type, nan, out_of_range, bad_outcome, too_few_options, not_normalised
 */
export function clippedItem(item: EvidenceItem, clip: number = CLIP): ClippedItem {
  if (item.kind === 'binary') {
    checkProbability(item.probability);
    checkOutcome(item.y);
    const yes = clipped(item.probability, clip);
    return { kind: 'binary', shares: [1 - yes, yes], happened: item.y };
  }
  const kept = checkOptions(item.probabilities, item.happened).map((share) => clipped(share, clip));
  const sum = kept.reduce((total, share) => total + share, 0);
  return { kind: 'choice', shares: kept.map((share) => share / sum), happened: item.happened };
}
