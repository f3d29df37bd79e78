import type { TagRate } from '../patterns/tag-shrink.ts';
import { percentWords } from './numbers.ts';

/** How a tag goes: said, what happened, and what to expect of it. The tag itself is the caller's to write. */
export function tagSentence({ n, stated, estimate, low, high }: TagRate, hits: number): string {
  return (
    `on average ${percentWords(stated)} sure, right ${hits} of ${n}; ` +
    `expect about ${percentWords(estimate)} (90% interval ${percentWords(low)} to ${percentWords(high)})`
  );
}

/** A claim about a tag: "you say 70%, it happens 45%". Only for tags that e-BH selected. */
export function tagClaimSentence(
  { stated, n }: Pick<TagRate, 'stated' | 'n'>,
  hits: number,
  whose: 'you' | 'channel' = 'you',
): string {
  const say = whose === 'you' ? 'you say' : 'people here say';
  return `${say} ${percentWords(stated)}, it happens ${percentWords(hits / n)}`;
}
