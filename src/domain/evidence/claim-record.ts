import { CLAIM_E, CLUSTERS_MIN, type Claim, type ClaimFamily } from './claim-types.ts';
import { clusterLogMeans } from './e-process.ts';
import { claimIn, EMPTY_EPOCH, type Epoch, type FamilyMeans, withCluster } from './epoch.ts';
import type { EvidenceItem } from './item.ts';
import { CALIBRATED } from './likelihood-ratio.ts';
import { slopeOf, slopeToBeat } from './slope.ts';

/** A claim ends without a renewed one after so many further answered predictions. */
export const EXPIRES_AFTER = 100;

/** One closed cluster of a person or a channel, as the claims of one family see it. */
export interface ClosedCluster {
  /** Its place in closing order. */
  readonly seq: number;
  /** How many answers it holds. */
  readonly resolved: number;
  readonly means: FamilyMeans;
  /** The answers themselves, from which a recovery is measured; none for intervals. */
  readonly items: readonly EvidenceItem[];
}

/** A claim that was made, and how it ended. */
export interface ClaimMade {
  readonly claim: Claim;
  /** The cluster at whose closing it was made; the next epoch starts after it. */
  readonly madeSeq: number;
  /** ln E when it was made. */
  readonly logE: number;
  /** The slope that a recovery has to beat; null where no recovery is looked for. */
  readonly slopeToBeat: number | null;
  readonly ended: { readonly seq: number; readonly by: ClaimEnd } | null;
}

/** The confidence fits since; the opposite was claimed; the same was claimed again; it was long ago. */
export type ClaimEnd = 'recovered' | 'opposite' | 'renewed' | 'expired';

/** All claims of a family, and the evidence since the last of them. */
export interface ClaimRecord {
  readonly claims: readonly ClaimMade[];
  readonly epoch: Epoch;
}

/**
 * The claims that a history of closed clusters leads to: evaluated at each closing, with a new epoch after each.
 *
 * A claim resets everything, so the history after it does not depend on what was before: going on from the last claim
 * with the clusters closed since gives the same, to the last bit, as going through the whole history.
 *
 * @param clusters in closing order; after `last` if that is given
 * @param last the last claim made so far; its end is found again
 */
export function claimRecord(
  family: ClaimFamily,
  clusters: readonly ClosedCluster[],
  last: ClaimMade | null = null,
): ClaimRecord {
  const claims: ClaimMade[] = last ? [{ ...last, ended: null }] : [];
  let since: ClosedCluster[] = [];
  let epoch = EMPTY_EPOCH;
  let watch = newWatch;
  for (const cluster of clusters) {
    since.push(cluster);
    epoch = withCluster(epoch, cluster.means);
    const standing = claims.at(-1);
    const made = claimIn(family, epoch);
    if (standing && standing.ended === null) {
      watch = watched(watch, standing, cluster);
      const by = endOf(watch, standing, made?.claim);
      if (by) claims[claims.length - 1] = { ...standing, ended: { seq: cluster.seq, by } };
    }
    if (made) {
      claims.push({ ...made, madeSeq: cluster.seq, slopeToBeat: slopeIn(made.claim, since), ended: null });
      [since, epoch, watch] = [[], EMPTY_EPOCH, newWatch];
    }
  }
  return { claims, epoch };
}

/** What has happened since a claim that still stands. */
interface Watch {
  readonly clusters: number;
  readonly resolved: number;
  /** ln E of having recovered. */
  readonly logE: number;
}

const newWatch: Watch = { clusters: 0, resolved: 0, logE: 0 };

function watched(watch: Watch, standing: ClaimMade, cluster: ClosedCluster): Watch {
  return {
    clusters: watch.clusters + 1,
    resolved: watch.resolved + cluster.resolved,
    logE: watch.logE + recoveryLogMean(standing.slopeToBeat, cluster.items),
  };
}

function endOf(watch: Watch, standing: ClaimMade, made: Claim | undefined): ClaimEnd | null {
  if (made) return made === standing.claim ? 'renewed' : 'opposite';
  if (watch.clusters >= CLUSTERS_MIN && watch.logE >= Math.log(CLAIM_E)) return 'recovered';
  return watch.resolved >= EXPIRES_AFTER ? 'expired' : null;
}

/** Evidence of one cluster that confidence fits again: calibration against the slope to beat. */
export function recoveryLogMean(slope: number | null, items: readonly EvidenceItem[]): number {
  if (slope === null || items.length === 0) return 0;
  return clusterLogMeans(items, [CALIBRATED], { shift: 0, slope })[0] ?? 0;
}

function slopeIn(claim: Claim, since: readonly ClosedCluster[]): number | null {
  return claim === 'over' ? slopeToBeat(slopeOf(since.flatMap((cluster) => cluster.items))) : null;
}
