import { checkLengths } from '../scores/refusal.ts';
import type { EvidenceItem } from './item.ts';
import { CALIBRATED, type Distortion, logLikelihoodRatio, logMeanExp } from './likelihood-ratio.ts';

/** An e-value in logs, whole and for each alternative. */
export interface LogE {
  /** ln E, E the mean over alternatives; E ≥ 20 is a claim. */
  readonly logE: number;
  readonly each: readonly number[];
}

/**
 * E-process of a record: the likelihood ratios are averaged inside a cluster (one shared cause is one piece of
 * evidence), multiplied over clusters and averaged over alternatives. A calibrated person reaches E ≥ 20 in a whole
 * lifetime with at most 5%, however often one looks.
 *
 * @param clusters each the items of one cluster, at least one item
 * @returns ln E; one certainty that went wrong gives 2.98 against slopes 0.25, 0.5, 0.75
 * @throws empty, and the refusals of an item
 * @see Ville (1939); Henzi and Ziegel (2022), Biometrika 109; Vovk and Wang (2021), Ann. Statist. 49.
 */
export function eProcess(
  clusters: readonly (readonly EvidenceItem[])[],
  alternatives: readonly Distortion[],
  nullMap: Distortion = CALIBRATED,
  clip?: number,
): LogE {
  checkLengths(clusters);
  return logEOf(
    clusters.map((items) => clusterLogMeans(items, alternatives, nullMap, clip)),
    alternatives.length,
  );
}

/**
 * Evidence of one cluster: for each alternative the log of the mean likelihood ratio over its items.
 *
 * @throws empty, and the refusals of an item
 */
export function clusterLogMeans(
  items: readonly EvidenceItem[],
  alternatives: readonly Distortion[],
  nullMap: Distortion = CALIBRATED,
  clip?: number,
): number[] {
  checkLengths(items);
  return alternatives.map((alternative) =>
    logMeanExp(items.map((item) => logLikelihoodRatio(item, alternative, nullMap, clip))),
  );
}

/** E over clusters from their log means, added in the order given; no cluster is E = 1. */
export function logEOf(logMeans: readonly (readonly number[])[], alternatives: number): LogE {
  const each = Array.from({ length: alternatives }, (_, index) =>
    logMeans.reduce((sum, means) => sum + (means[index] ?? 0), 0),
  );
  return { logE: logMeanExp(each), each };
}
