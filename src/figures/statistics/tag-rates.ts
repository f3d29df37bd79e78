import type { Reader } from '../../../db/connect.ts';
import { foldedLevels } from '../../domain/calibration/folded-gap.ts';
import type { Level } from '../../domain/calibration/levels.ts';
import { tagClaims } from '../../domain/evidence/tag-claims.ts';
import { type SaidAndHappened, shrinkTags, type TagRate } from '../../domain/patterns/tag-shrink.ts';
import { listTagEvidence } from '../../store/evidence/tags.ts';
import { listLevels, type Scope } from '../../store/scores/levels.ts';
import { listTagLevels } from '../../store/scores/tag-levels.ts';

/** What was said and what happened where one knob was turned, drawn to the whole record where the sample is small. */
export interface TagFigures extends TagRate {
  readonly hits: number;
  /** The rule of e-values lets it be said that said and happened differ here. */
  readonly isClaimed: boolean;
}

/** The tags of a person or a channel with an answer, the most used first. */
export async function tagRates(db: Reader, scope: Scope): Promise<TagFigures[]> {
  const tags = await listTagLevels(db, scope);
  if (tags.length === 0) return [];
  const overall = saidAndHappened(
    await listLevels(db, scope, 'binary'),
    await listLevels(db, scope, 'choice'),
  );
  const records = tags.map(({ tag, levels, choices }) => ({ tag, ...saidAndHappened(levels, choices) }));
  const claimed = new Set(tagClaims(await listTagEvidence(db, scope)).map(({ tag }) => tag));
  return shrinkTags(overall, records)
    .tags.map((rate, index) => ({
      ...rate,
      hits: records[index]?.hits ?? 0,
      isClaimed: claimed.has(rate.tag),
    }))
    .sort((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1));
}

function saidAndHappened(levels: readonly Level[], choices: readonly Level[]): SaidAndHappened {
  const { n, hits, confidence } = foldedLevels(levels, choices);
  return { n, hits, confidence };
}
