import type { Tx } from '../../../db/connect.ts';
import { clustersOf } from '../../domain/clusters/clusters.ts';
import { evidenceOf } from '../../domain/evidence/cluster-evidence.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import { listClusterAnswers } from '../../store/evidence/answers.ts';
import { listClosed } from '../../store/evidence/closed.ts';
import { clusterId, deleteCluster, insertCluster, renumber } from '../../store/evidence/clusters.ts';
import { type CauseRow, findCause, listScopesOf } from '../../store/evidence/find.ts';
import { listClusterMembers } from '../../store/evidence/members.ts';
import { causeOf, lockScopes, scopeKey } from '../../store/evidence/scope.ts';
import type { Scope } from '../../store/scores/levels.ts';
import { refreshClaims } from './refresh-claims.ts';

/** Holds everybody whose figures a prediction enters until the transaction ends; call it before changing any. */
export async function lockFigures(tx: Tx, key: PredictionKey): Promise<void> {
  await lockScopes(tx, await listScopesOf(tx, key));
}

/**
 * Brings clusters, evidence and claims in line with what is recorded of one prediction, after it was answered, taken
 * back, made void or given up; in the transaction of that change, after its scores.
 */
export async function refreshEvidence(tx: Tx, key: PredictionKey, now: Instant): Promise<void> {
  const prediction = await findCause(tx, key);
  if (!prediction) return;
  await lockFigures(tx, key);
  for (const scope of await listScopesOf(tx, key)) {
    const from = await refreshCause(tx, scope, prediction, now);
    if (from !== null) await refreshClaims(tx, scope, await renumber(tx, scope, from));
  }
}

/** Makes clusters, evidence and claims of a workspace anew where there are none, its scores being right. */
export async function rebuildEvidence(
  tx: Tx,
  settled: readonly PredictionKey[],
  now: Instant,
): Promise<void> {
  const scopes = new Map<string, Scope>();
  const done = new Set<string>();
  for (const key of settled) {
    const prediction = await findCause(tx, key);
    if (!prediction) continue;
    for (const scope of await listScopesOf(tx, key)) {
      const name = `${scopeKey(scope)}|${causeOf(prediction)}`;
      if (done.has(name)) continue;
      done.add(name);
      scopes.set(scopeKey(scope), scope);
      await refreshCause(tx, scope, prediction, now);
    }
  }
  for (const scope of scopes.values()) {
    await renumber(tx, scope, BEGINNING);
    await refreshClaims(tx, scope, 1);
  }
}

/** Sorts before every instant. */
const BEGINNING: Instant = '';

/** Removes the clusters of a cause. Returns the earliest closing that went; null if none. */
export async function dropCause(tx: Tx, scope: Scope, prediction: CauseRow): Promise<Instant | null> {
  const kept = await listClosed(tx, scope, causeOf(prediction));
  for (const { id } of kept) await deleteCluster(tx, scope.teamId, id);
  return earliest(kept.map(({ closedAt }) => closedAt));
}

/** The first of some instants; null of none. */
export const earliest = (instants: readonly Instant[]): Instant | null => instants.toSorted()[0] ?? null;

/** Rewrites the clusters of a cause that changed. Returns the earliest closing that did; null if none. */
export async function refreshCause(
  tx: Tx,
  scope: Scope,
  prediction: CauseRow,
  now: Instant,
): Promise<Instant | null> {
  const cause = causeOf(prediction);
  const clusters = clustersOf(await listClusterMembers(tx, scope, prediction, now));
  const closed = clusters.flatMap((cluster) =>
    cluster.closedAt === null ? [] : [{ ...cluster, closedAt: cluster.closedAt }],
  );
  const wanted = new Map(closed.map((cluster) => [clusterId(scope, cause, cluster), cluster]));
  const changed: Instant[] = [];
  for (const kept of await listClosed(tx, scope, cause)) {
    const same = wanted.get(kept.id);
    const isSame =
      same?.closedAt === kept.closedAt &&
      [...same.predictionIds].sort().join() === kept.predictionIds.toSorted().join();
    if (isSame) {
      wanted.delete(kept.id);
      continue;
    }
    await deleteCluster(tx, scope.teamId, kept.id);
    changed.push(kept.closedAt);
  }
  for (const cluster of wanted.values()) {
    const evidence = evidenceOf(await listClusterAnswers(tx, scope, cluster.predictionIds));
    await insertCluster(tx, scope, cause, cluster, evidence);
    changed.push(cluster.closedAt);
  }
  return earliest(changed);
}
