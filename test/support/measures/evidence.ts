import { OVER, UNDER } from '../../../src/domain/evidence/claim-types.ts';
import { eBenjaminiHochberg } from '../../../src/domain/evidence/e-bh.ts';
import { clusterLogMeans, eProcess } from '../../../src/domain/evidence/e-process.ts';
import { claimIn, EMPTY_EPOCH, epochLogE, withCluster } from '../../../src/domain/evidence/epoch.ts';
import { type IntervalItem, intervalEProcess } from '../../../src/domain/evidence/interval-evidence.ts';
import type { EvidenceItem } from '../../../src/domain/evidence/item.ts';
import type { Distortion } from '../../../src/domain/evidence/likelihood-ratio.ts';
import { slopeOf, slopeToBeat } from '../../../src/domain/evidence/slope.ts';
import { trend } from '../../../src/domain/evidence/trend.ts';
import { shrinkTags } from '../../../src/domain/patterns/tag-shrink.ts';
import { answersOf, type Input, type Measures } from './input.ts';

/** Evidence, claims and tags. */
export const evidence: Measures = {
  slope_map: (input) => {
    const items = answersOf(input).map(({ probability, y }) => ({ kind: 'binary' as const, probability, y }));
    const fit = slopeOf(items, input.eps, input.sd_b);
    return { b: fit.slope, se_b: fit.error, b0_recovery: slopeToBeat(fit) };
  },
  eprocess: ({ clusters, alternatives, null: nullMap, eps }) => {
    const { logE, each } = eProcess(
      itemsOf(clusters),
      (alternatives as readonly (readonly [number, number])[]).map(distortion),
      nullMap === undefined ? undefined : distortion(nullMap),
      eps,
    );
    return { log_e: logE, e: Math.exp(logE), log_e_each: each };
  },
  claims: (input) => ({ digests: digestsOf(input) }),
  coverage_eprocess: ({ items, odds_multipliers }) => {
    const { logE } = intervalEProcess(
      (items as readonly IntervalItem[]).map((item) => [item]),
      odds_multipliers,
    );
    return { log_e: logE, e: Math.exp(logE) };
  },
  trend_perm: ({ d, B, seed }) => {
    const { difference, pValue } = trend(d, B, seed);
    return { T: difference, p_value: pValue };
  },
  tag_shrink: ({ overall, tags }) => {
    const renamed = ({ conf_sum, ...rest }: Record<string, never>) =>
      ({ ...rest, confidence: conf_sum }) as never;
    const got = shrinkTags(renamed(overall), (tags as Record<string, never>[]).map(renamed));
    return {
      overall_gap_shrunk: got.gap,
      M: got.strength,
      loglik: got.logLikelihood,
      tags: got.tags.map(({ priorMean, low, high, ...rest }) => ({
        ...rest,
        prior_mean: priorMean,
        lo90: low,
        hi90: high,
      })),
    };
  },
  e_bh: ({ e, alpha }) => ({ selected: eBenjaminiHochberg(e, alpha) }),
};

function distortion([shift, slope]: readonly [number, number]): Distortion {
  return { shift, slope };
}

interface FileItem {
  readonly p: number;
  readonly y: 0 | 1;
  readonly probs?: readonly number[];
  readonly k?: number;
}

function itemsOf(clusters: readonly (readonly FileItem[])[]): EvidenceItem[][] {
  return clusters.map((items) =>
    items.map(({ p, y, probs, k }) =>
      probs === undefined
        ? { kind: 'binary', probability: p, y }
        : { kind: 'choice', probabilities: probs, happened: k ?? -1 },
    ),
  );
}

/** Claims looked for only when the file says so, each with the evidence that was looked at. */
function digestsOf({ clusters, digests, threshold, min_clusters, eps }: Input) {
  const closed = itemsOf(clusters);
  let [epoch, start, next] = [EMPTY_EPOCH, 0, 0];
  return (digests as readonly number[]).map((digest) => {
    for (; next < digest; next += 1) {
      const items = closed[next] ?? [];
      epoch = withCluster(epoch, [
        clusterLogMeans(items, OVER, undefined, eps),
        clusterLogMeans(items, UNDER, undefined, eps),
      ]);
    }
    const [over, under] = epochLogE(epoch);
    const made = claimIn('confidence', epoch, { threshold, clustersMin: min_clusters });
    const seen = {
      digest,
      epoch_start: start,
      log_e_over: over,
      log_e_under: under,
      claim: made?.claim ?? null,
    };
    if (made) [epoch, start] = [EMPTY_EPOCH, digest];
    return seen;
  });
}
