import type { Tx } from '../../../db/connect.ts';
import { type ClosedCluster, claimRecord, EXPIRES_AFTER } from '../../domain/evidence/claim-record.ts';
import type { ClaimFamily } from '../../domain/evidence/claim-types.ts';
import { claimIn, EMPTY_EPOCH, withCluster } from '../../domain/evidence/epoch.ts';
import { itemsByPrediction } from '../../store/evidence/answers.ts';
import {
  type CountedCluster,
  findLastClaim,
  listCounted,
  replaceClaims,
} from '../../store/evidence/claims.ts';
import { itemsByCluster } from '../../store/evidence/closed.ts';
import type { Scope } from '../../store/scores/levels.ts';

const FAMILIES: readonly ClaimFamily[] = ['confidence', 'intervals'];

/**
 * Evaluates the claims of a scope anew from a closing on, in the transaction that changed it. A claim resets
 * everything, so going on from the last one before it gives what the whole history would.
 *
 * @param fromSeq the first closing that is new, or whose evidence is
 */
export async function refreshClaims(tx: Tx, scope: Scope, fromSeq: number): Promise<void> {
  for (const family of FAMILIES) {
    const last = await findLastClaim(tx, scope, family, fromSeq);
    const counted = await listCounted(tx, scope, family, last?.madeSeq ?? 0);
    // A standing claim is watched until it would expire; a new one is made by all answers since the last.
    const watched = last ? EXPIRES_AFTER : 0;
    const needed = isClaimed(family, counted) ? Number.POSITIVE_INFINITY : watched;
    // Only confidence is measured from the answers themselves, for its slope and its recovery.
    const clusters = await withItems(tx, scope, counted, family === 'confidence' ? needed : 0);
    const { claims } = claimRecord(family, clusters, last);
    const closedAt = new Map(counted.map((cluster) => [cluster.seq, cluster.closedAt]));
    const made = claims.map((claim) => ({ ...claim, madeAt: closedAt.get(claim.madeSeq) ?? null }));
    await replaceClaims(tx, scope, family, fromSeq, made);
  }
}

/** Whether anything is claimed at all, which the evidence rows alone can tell. */
function isClaimed(family: ClaimFamily, clusters: readonly CountedCluster[]): boolean {
  let epoch = EMPTY_EPOCH;
  return clusters.some((cluster) => {
    epoch = withCluster(epoch, cluster.means);
    return claimIn(family, epoch) !== null;
  });
}

/** Clusters with their answers, as far as the first `answers` of them, read together. */
async function withItems(
  tx: Tx,
  scope: Scope,
  counted: readonly CountedCluster[],
  answers: number,
): Promise<ClosedCluster[]> {
  let resolved = 0;
  const isRead = counted.map((cluster) => {
    const before = resolved;
    resolved += cluster.resolved;
    return before < answers;
  });
  const read = counted.filter((_, index) => isRead[index]).map(({ id }) => id);
  const predictions = await itemsByCluster(tx, scope.teamId, read);
  const items = await itemsByPrediction(tx, scope, [...predictions.values()].flat());
  return counted.map((cluster) => ({
    ...cluster,
    items: (predictions.get(cluster.id) ?? []).flatMap((id) => items.get(id) ?? []),
  }));
}
