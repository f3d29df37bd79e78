import type { Tx } from '../../../db/connect.ts';
import type { Cluster } from '../../domain/clusters/clusters.ts';
import type { EvidenceRow } from '../../domain/evidence/cluster-evidence.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Scope } from '../scores/levels.ts';
import { scopeKey } from './scope.ts';

/** The name of a cluster: the same for the same first prediction, however often it is undone and closed again. */
export function clusterId(scope: Scope, cause: string, cluster: Cluster): string {
  return `${scopeKey(scope)}|${cause}|${cluster.predictionIds[0] ?? ''}`;
}

/** Removes a cluster with its evidence. */
export async function deleteCluster(tx: Tx, teamId: string, id: string): Promise<void> {
  await tx.deleteFrom('clusters').where('team_id', '=', teamId).where('id', '=', id).execute();
}

/** Keeps a closed cluster with its evidence; `renumber` gives it its place. */
export async function insertCluster(
  tx: Tx,
  scope: Scope,
  cause: string,
  cluster: Cluster & { readonly closedAt: Instant },
  evidence: readonly EvidenceRow[],
): Promise<void> {
  const { teamId } = scope;
  const id = clusterId(scope, cause, cluster);
  await tx
    .insertInto('clusters')
    .values({
      team_id: teamId,
      id,
      scope: scope.scope,
      scope_id: scope.scopeId,
      cause,
      opened_at: cluster.openedAt,
      closed_at: cluster.closedAt,
      closed_seq: null,
    })
    .execute();
  await tx
    .insertInto('cluster_items')
    .values(
      cluster.predictionIds.map((predictionId) => ({
        team_id: teamId,
        cluster_id: id,
        prediction_id: predictionId,
      })),
    )
    .execute();
  if (evidence.length === 0) return;
  await tx
    .insertInto('evidence')
    .values(
      evidence.map((row) => ({
        team_id: teamId,
        cluster_id: id,
        claim_type: row.type,
        items: row.items,
        log_means: JSON.stringify(row.logMeans),
      })),
    )
    .execute();
}

/**
 * Numbers the clusters of a scope that closed at or after an instant in the order in which they closed, ids deciding
 * between equals.
 *
 * @returns the first number given, 1 for the first cluster of the scope
 */
export async function renumber(tx: Tx, scope: Scope, from: Instant): Promise<number> {
  const ofScope = tx
    .selectFrom('clusters')
    .where('team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId);
  const before = await ofScope
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .where('closed_at', '<', from)
    .executeTakeFirstOrThrow();
  const later = await ofScope
    .select(['id', 'closed_at', 'closed_seq'])
    .where('closed_at', '>=', from)
    .execute();
  // Sorted here, as databases differ in how they sort text.
  for (const [index, row] of later.sort(byClosing).entries()) {
    const seq = before.n + index + 1;
    if (row.closed_seq !== seq)
      await tx
        .updateTable('clusters')
        .set({ closed_seq: seq })
        .where('team_id', '=', scope.teamId)
        .where('id', '=', row.id)
        .execute();
  }
  return before.n + 1;
}

function byClosing(
  a: { readonly id: string; readonly closed_at: string | null },
  b: { readonly id: string; readonly closed_at: string | null },
): number {
  const [first, second] = [`${a.closed_at}|${a.id}`, `${b.closed_at}|${b.id}`];
  return first < second ? -1 : 1;
}
