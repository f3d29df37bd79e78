import type { Reader } from '../../../db/connect.ts';
import { groupBy } from '../../domain/digest/group-by.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Scope } from '../scores/levels.ts';

/** How many clusters are asked for in one query at most: databases limit how many parameters one takes. */
const AT_ONCE = 5000;

/** A closed cluster as it is kept. Open ones are kept nowhere: they are what the predictions say. */
export interface KeptCluster {
  readonly id: string;
  readonly closedAt: Instant;
  readonly predictionIds: readonly string[];
}

/** The closed clusters of a cause, in closing order. */
export async function listClosed(db: Reader, scope: Scope, cause: string): Promise<KeptCluster[]> {
  const clusters = await db
    .selectFrom('clusters')
    .select(['id', 'closed_at'])
    .where('team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId)
    .where('cause', '=', cause)
    .orderBy('closed_seq')
    .execute();
  if (clusters.length === 0) return [];
  // Asked for apart: joined, a planner without statistics begins with every item of the workspace.
  const items = await itemsByCluster(
    db,
    scope.teamId,
    clusters.map(({ id }) => id),
  );
  return clusters.map(({ id, closed_at }) => ({
    id,
    closedAt: closed_at ?? '',
    predictionIds: items.get(id) ?? [],
  }));
}

/** The predictions of kept clusters by the cluster's id, each in the order in which texts are compared. */
export async function itemsByCluster(
  db: Reader,
  teamId: string,
  clusterIds: readonly string[],
): Promise<Map<string, string[]>> {
  const items: { readonly cluster_id: string; readonly prediction_id: string }[] = [];
  for (let from = 0; from < clusterIds.length; from += AT_ONCE)
    items.push(
      ...(await db
        .selectFrom('cluster_items')
        .select(['cluster_id', 'prediction_id'])
        .where('team_id', '=', teamId)
        .where('cluster_id', 'in', clusterIds.slice(from, from + AT_ONCE))
        .execute()),
    );
  return new Map(
    [...groupBy(items, (item) => item.cluster_id)].map(([id, rows]) => [
      id,
      rows.map((row) => row.prediction_id).sort(),
    ]),
  );
}
