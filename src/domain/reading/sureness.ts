import type { ConfidenceFound } from './extract/confidence.ts';
import type { ClaimRead } from './reading.ts';

const VERB =
  /\b(?:is|are|was|be|will|won'?t|wont|would|stays?|keeps?|drops?|rises?|beats?|helps?|hurts?|works?|fails?|breaks?|crash(?:es)?|converges?|diverges?|overfits?|underfits?|improves?|wins?|loses?|finish(?:es)?|reach(?:es)?|hits?|gets?|goes|takes?|needs?|fits?|ooms?|explodes?|spikes?|plateaus?|saturates?|does(?:n'?t)?|do|can|can'?t|has|have)\b/i;

/** Two claims in one: true only if both come true. */
export function isCompound(claim: string): boolean {
  const parts = claim.split(/,\s+(?:and\s+|but\s+)?|;\s+|\s+(?:and|but|while)\s+/);
  return parts.filter((part) => VERB.test(part) && part.trim().split(/\s+/).length >= 2).length >= 2;
}

/** Quantities that are themselves percents, so that a lone percent beside them may be their value. */
const PERCENT_METRIC =
  /\b(?:acc(?:uracy)?|f1|mfu|recall|precision|auc|auroc|map|iou|miou|em|bleu|rouge|wer|cer|error|top-?[15]|win ?rate|hit ?rate|pass@\d+|mmlu|gsm8k|humaneval|mbpp|arc|hellaswag|util(?:i[sz]ation)?|occupancy|sparsity|score)\b/i;

/**
 * Both ways to read a line that is only a quantity and a percent ("60% val acc"): the quantity reaches that value,
 * with no confidence given; or that confidence in a claim yet to be finished. Empty where the line says more.
 */
export function waysOf(read: ClaimRead, typed: string, confidence: ConfidenceFound): ClaimRead[] {
  const isQuantityOnly =
    read.kind === 'binary' &&
    read.comparator === null &&
    read.claim.split(/\s+/).length <= 4 &&
    PERCENT_METRIC.test(read.claim) &&
    !VERB.test(read.claim) &&
    /%|\d\s*$/.test(typed);
  if (!isQuantityOnly) return [];
  const reaches: ClaimRead = {
    ...read,
    claim: `${read.claim} reaches ${confidence.percent}%`,
    metric: read.claim,
    comparator: '>=',
    threshold: confidence.percent,
    unit: '%',
    percent: null,
  };
  return [reaches, read];
}
