import type { Claim, ClaimFamily } from '../../src/domain/evidence/claim-types.ts';
import {
  claimIn,
  EMPTY_EPOCH,
  type Epoch,
  type FamilyMeans,
  withCluster,
} from '../../src/domain/evidence/epoch.ts';

/** Answers at which the tables look. */
export const COLUMNS: readonly number[] = [10, 20, 50, 100, 200, 300];

/** A first claim, and the number of clusters after which it was made. */
export interface FirstClaim {
  readonly claim: Claim;
  readonly clusters: number;
}

/**
 * Lives until the first claim, by Hunch's own rule.
 *
 * @param length clusters of a life
 * @param lookEvery looks after so many clusters; Hunch looks at each closing, the published tables every five
 * @param close the evidence of the next cluster
 */
export function firstClaim(
  family: ClaimFamily,
  length: number,
  lookEvery: number,
  close: () => FamilyMeans,
): FirstClaim | null {
  let epoch: Epoch = EMPTY_EPOCH;
  for (let clusters = 1; clusters <= length; clusters += 1) {
    epoch = withCluster(epoch, close());
    const made = clusters % lookEvery === 0 ? claimIn(family, epoch) : null;
    if (made) return { claim: made.claim, clusters };
  }
  return null;
}

/** In how many lives a claim of these was made by each of the columns. */
export function countBy(
  claims: readonly (FirstClaim | null)[],
  wanted: readonly Claim[],
  columns: readonly number[] = COLUMNS,
): number[] {
  const made = claims.flatMap((claim) => (claim && wanted.includes(claim.claim) ? [claim.clusters] : []));
  return columns.map((column) => made.filter((clusters) => clusters <= column).length);
}
