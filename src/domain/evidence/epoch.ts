import { CLAIM_E, CLAIMS_OF, CLUSTERS_MIN, type Claim, type ClaimFamily } from './claim-types.ts';
import { logMeanExp } from './likelihood-ratio.ts';

/** Log means of one cluster: by alternative, for the first and the second claim of a family. */
export type FamilyMeans = readonly [readonly number[], readonly number[]];

/** The evidence since the last claim: a claim starts a new epoch, in which both e-values are 1 again. */
export interface Epoch {
  readonly clusters: number;
  /** Sums of log means by alternative; empty while there is no cluster. */
  readonly sums: FamilyMeans;
}

/** An epoch without a cluster. */
export const EMPTY_EPOCH: Epoch = { clusters: 0, sums: [[], []] };

/** The epoch with one more closed cluster; sums are added in closing order, so that a rebuild agrees exactly. */
export function withCluster(epoch: Epoch, means: FamilyMeans): Epoch {
  const add = (sums: readonly number[], more: readonly number[]) =>
    more.map((mean, index) => (sums[index] ?? 0) + mean);
  return {
    clusters: epoch.clusters + 1,
    sums: [add(epoch.sums[0], means[0]), add(epoch.sums[1], means[1])],
  };
}

/** ln E of both claims, E the mean over alternatives; 0 without a cluster. */
export function epochLogE({ clusters, sums }: Epoch): readonly [number, number] {
  return clusters === 0 ? [0, 0] : [logMeanExp(sums[0]), logMeanExp(sums[1])];
}

/**
 * The claim that an epoch supports: the larger E if it is at least 20 and at least 10 clusters closed.
 *
 * @returns null while nothing may be said; false alarms of a calibrated person over a lifetime: at most 5% per claim
 * @see Ville (1939).
 */
export function claimIn(
  family: ClaimFamily,
  epoch: Epoch,
  { threshold, clustersMin } = { threshold: CLAIM_E, clustersMin: CLUSTERS_MIN },
): { readonly claim: Claim; readonly logE: number } | null {
  const [first, second] = epochLogE(epoch);
  const logE = Math.max(first, second);
  if (epoch.clusters < clustersMin || logE < Math.log(threshold)) return null;
  return { claim: CLAIMS_OF[family][first >= second ? 0 : 1], logE };
}
