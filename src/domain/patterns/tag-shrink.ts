import { betaQuantile } from '../distributions/beta.ts';
import { logBeta, logGamma } from '../distributions/log-gamma.ts';
import { checkCount, checkFinite, refusal } from '../scores/refusal.ts';

/** What was said of the favoured side and what happened: `confidence` is the sum of the confidences. */
export interface SaidAndHappened {
  readonly n: number;
  readonly confidence: number;
  readonly hits: number;
}

/** A tag's rate drawn towards the person's own level, the more the fewer answers it has. */
export interface TagRate {
  readonly tag: string;
  readonly n: number;
  /** How sure on average, 0.5 to 1. */
  readonly stated: number;
  /** What the person's whole record makes one expect, 0.02 to 0.98. */
  readonly priorMean: number;
  /** How often it happens, as far as can be told. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** All tags, and how alike they are taken to be. */
export interface TagRates {
  /** Gap of the whole record, drawn to 0. */
  readonly gap: number;
  /** Strength of the shrinkage: so many answers the prior is worth. */
  readonly strength: number;
  /** Log marginal likelihood of the strength; null where it was not estimated. */
  readonly logLikelihood: number | null;
  readonly tags: readonly TagRate[];
}

const STRENGTHS = [4, 8, 16, 32, 64, 128, 256];
const STRENGTH_OF_FEW = 16;
const TAGS_TO_ESTIMATE = 3;
const ANSWERS_TO_ESTIMATE = 30;
const GAP_SHRINKAGE = 20;

/**
 * Beta-binomial shrinkage of each tag's rate to the person's own level, estimate `(h + M·m) / (n + M)`, with the 90%
 * interval of Beta(M·m + h, M(1 − m) + n − h). M by the highest marginal likelihood from three tags and 30 answers on,
 * 16 before.
 *
 * @param overall the person's whole record
 * @param tags each tag's part of it
 * @returns as the order of `tags`
 * @throws empty (no answers), bad_type, nan, out_of_range, bad_outcome (more hits than answers)
 * @see Efron and Morris (1975), JASA 70.
 */
export function shrinkTags(
  overall: SaidAndHappened,
  tags: readonly (SaidAndHappened & { readonly tag: string })[],
): TagRates {
  for (const record of [overall, ...tags]) checkRecord(record);
  const gap = (overall.confidence - overall.hits) / (overall.n + GAP_SHRINKAGE);
  const withPrior = tags.map((tag) => ({
    ...tag,
    stated: tag.confidence / tag.n,
    priorMean: Math.min(0.98, Math.max(0.02, tag.confidence / tag.n - gap)),
  }));
  const { strength, logLikelihood } = strengthOf(overall.n, withPrior);
  return { gap, strength, logLikelihood, tags: withPrior.map((tag) => rateOf(tag, strength)) };
}

type WithPrior = SaidAndHappened & {
  readonly tag: string;
  readonly stated: number;
  readonly priorMean: number;
};

function strengthOf(n: number, tags: readonly WithPrior[]) {
  if (tags.length < TAGS_TO_ESTIMATE || n < ANSWERS_TO_ESTIMATE)
    return { strength: STRENGTH_OF_FEW, logLikelihood: null };
  const tried = STRENGTHS.map((strength) => ({
    strength,
    logLikelihood: tags.reduce((sum, tag) => sum + logBetaBinomial(tag, strength), 0),
  }));
  return tried.reduce((best, each) => (each.logLikelihood > best.logLikelihood ? each : best));
}

function logBetaBinomial({ n, hits, priorMean }: WithPrior, strength: number): number {
  const [a, b] = [strength * priorMean, strength * (1 - priorMean)];
  const ways = logGamma(n + 1) - logGamma(hits + 1) - logGamma(n - hits + 1);
  return ways + logBeta(hits + a, n - hits + b) - logBeta(a, b);
}

function rateOf({ tag, n, hits, stated, priorMean }: WithPrior, strength: number): TagRate {
  const [a, b] = [strength * priorMean + hits, strength * (1 - priorMean) + n - hits];
  return {
    tag,
    n,
    stated,
    priorMean,
    estimate: a / (n + strength),
    low: betaQuantile(0.05, a, b),
    high: betaQuantile(0.95, a, b),
  };
}

function checkRecord({ n, confidence, hits }: SaidAndHappened): void {
  checkCount(n, 'n');
  if (n === 0) throw refusal('empty', 'no answers');
  checkFinite(confidence, 'the sum of confidences');
  if (confidence < 0 || confidence > n)
    throw refusal('out_of_range', `${n} confidences cannot sum to ${confidence}`);
  checkCount(hits, 'hits');
  if (hits > n) throw refusal('bad_outcome', `${hits} of ${n} cannot have happened`);
}
