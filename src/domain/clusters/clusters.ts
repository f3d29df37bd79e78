import type { Instant } from '../prediction/prediction.ts';

/** One prediction as a member of the clusters of a person or a channel. */
export interface ClusterMember {
  readonly predictionId: string;
  /** When it began to belong: the person's first forecast, or when a channel's prediction was recorded. */
  readonly joinedAt: Instant;
  /** When it was answered or made void, or given up waiting for; null while it is open. */
  readonly settledAt: Instant | null;
}

/** Predictions that share a cause and are one piece of evidence. */
export interface Cluster {
  readonly predictionIds: readonly string[];
  readonly openedAt: Instant;
  /** When the last of them was settled; null while one is open. */
  readonly closedAt: Instant | null;
}

/**
 * Cuts the predictions of one cause into clusters: a prediction that joins while a cluster is open belongs to it, one
 * that comes after it closed opens the next.
 *
 * Depends on nothing but the members, so that Undo, a new answer and a rebuild lead to the same clusters.
 */
export function clustersOf(members: readonly ClusterMember[]): Cluster[] {
  const clusters: { predictionIds: string[]; openedAt: Instant; closedAt: Instant | null }[] = [];
  for (const { predictionId, joinedAt, settledAt } of [...members].sort(byJoining)) {
    const last = clusters.at(-1);
    if (!last || (last.closedAt !== null && joinedAt >= last.closedAt)) {
      clusters.push({ predictionIds: [predictionId], openedAt: joinedAt, closedAt: settledAt });
      continue;
    }
    last.predictionIds.push(predictionId);
    last.closedAt = last.closedAt === null || settledAt === null ? null : latest(last.closedAt, settledAt);
  }
  return clusters;
}

function byJoining(a: ClusterMember, b: ClusterMember): number {
  return compare(a.joinedAt, b.joinedAt) || compare(a.predictionId, b.predictionId);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
