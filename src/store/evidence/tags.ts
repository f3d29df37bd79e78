import type { Reader } from '../../../db/connect.ts';
import { OVER } from '../../domain/evidence/claim-types.ts';
import { logEOf } from '../../domain/evidence/e-process.ts';
import type { TagEvidence } from '../../domain/evidence/tag-claims.ts';
import type { Scope } from '../scores/levels.ts';

/** The evidence of a scope on each tag, over all its closed clusters. */
export async function listTagEvidence(db: Reader, scope: Scope): Promise<TagEvidence[]> {
  const rows = await db
    .selectFrom('clusters')
    .innerJoin('evidence', (join) =>
      join
        .onRef('evidence.team_id', '=', 'clusters.team_id')
        .onRef('evidence.cluster_id', '=', 'clusters.id'),
    )
    .select(['evidence.claim_type', 'evidence.items', 'evidence.log_means'])
    .where('clusters.team_id', '=', scope.teamId)
    .where('clusters.scope', '=', scope.scope)
    .where('clusters.scope_id', '=', scope.scopeId)
    .where('evidence.claim_type', 'like', 'tag:%')
    .orderBy('clusters.closed_seq')
    .execute();
  const byTag = new Map<string, { answers: number; means: number[][] }>();
  for (const { claim_type: type, items, log_means: means } of rows) {
    const tag = type.slice('tag:'.length);
    const known = byTag.get(tag) ?? { answers: 0, means: [] };
    known.answers += items;
    known.means.push(JSON.parse(means));
    byTag.set(tag, known);
  }
  return [...byTag].map(([tag, { answers, means }]) => ({
    tag,
    answers,
    logE: logEOf(means, OVER.length).logE,
  }));
}
