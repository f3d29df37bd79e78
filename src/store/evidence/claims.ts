import type { Reader, Tx } from '../../../db/connect.ts';
import type { ClaimEnd, ClaimMade, ClosedCluster } from '../../domain/evidence/claim-record.ts';
import { CLAIMS_OF, type Claim, type ClaimFamily } from '../../domain/evidence/claim-types.ts';
import type { FamilyMeans } from '../../domain/evidence/epoch.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Scope } from '../scores/levels.ts';

/** A closed cluster that says something about a family of claims; its answers are read only where they are needed. */
export interface CountedCluster extends Omit<ClosedCluster, 'items'> {
  readonly id: string;
  readonly closedAt: Instant;
}

/** The clusters of a scope closed after a number, with their evidence on a family of claims, in closing order. */
export async function listCounted(
  db: Reader,
  scope: Scope,
  family: ClaimFamily,
  afterSeq: number,
): Promise<CountedCluster[]> {
  const [first, second] = CLAIMS_OF[family];
  const rows = await db
    .selectFrom('clusters')
    .innerJoin('evidence', (join) =>
      join
        .onRef('evidence.team_id', '=', 'clusters.team_id')
        .onRef('evidence.cluster_id', '=', 'clusters.id'),
    )
    .select(['clusters.id', 'closed_at', 'closed_seq', 'claim_type', 'items', 'log_means'])
    .where('clusters.team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId)
    .where('closed_seq', '>', afterSeq)
    .where('claim_type', 'in', [first, second])
    .orderBy('closed_seq')
    .execute();
  const second_ = new Map(
    rows.flatMap((row) => (row.claim_type === second ? [[row.id, row.log_means] as const] : [])),
  );
  return rows
    .filter((row) => row.claim_type === first)
    .map((row) => {
      const means: FamilyMeans = [JSON.parse(row.log_means), JSON.parse(second_.get(row.id) ?? '[]')];
      const [seq, closedAt] = [row.closed_seq ?? 0, row.closed_at ?? ''];
      return { id: row.id, seq, closedAt, resolved: row.items, means };
    });
}

/** The last claim made before a number, standing or ended. */
export async function findLastClaim(
  db: Reader,
  scope: Scope,
  family: ClaimFamily,
  beforeSeq: number,
): Promise<ClaimMade | null> {
  const row = await db
    .selectFrom('claims')
    .selectAll()
    .where('team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId)
    .where('claim_type', '=', family)
    .where('made_seq', '<', beforeSeq)
    .orderBy('made_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const ended =
    row.ended_seq === null || row.ended_by === null
      ? null
      : { seq: row.ended_seq, by: row.ended_by as ClaimEnd };
  return {
    claim: row.claim as Claim,
    madeSeq: row.made_seq,
    logE: row.log_e,
    slopeToBeat: row.recovery_b,
    ended,
  };
}

/** Replaces the claims of a family made at or after a number; the one before them may end differently now. */
export async function replaceClaims(
  tx: Tx,
  scope: Scope,
  family: ClaimFamily,
  fromSeq: number,
  claims: readonly (ClaimMade & { readonly madeAt: Instant | null })[],
): Promise<void> {
  const key = { team_id: scope.teamId, scope: scope.scope, scope_id: scope.scopeId, claim_type: family };
  await tx
    .deleteFrom('claims')
    .where((where) => where.and(key))
    .where('made_seq', '>=', fromSeq)
    .execute();
  for (const { madeSeq, madeAt, ...claim } of claims) {
    const end = { ended_seq: claim.ended?.seq ?? null, ended_by: claim.ended?.by ?? null };
    if (madeAt === null)
      await tx
        .updateTable('claims')
        .set(end)
        .where((where) => where.and({ ...key, made_seq: madeSeq }))
        .execute();
    else
      await tx
        .insertInto('claims')
        .values({
          ...key,
          ...end,
          made_seq: madeSeq,
          made_at: madeAt,
          claim: claim.claim,
          log_e: claim.logE,
          recovery_b: claim.slopeToBeat,
        })
        .execute();
  }
}
