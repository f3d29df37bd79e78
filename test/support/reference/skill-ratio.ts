import { checkFinite, checkLengths, refusal } from '../../../src/domain/scores/refusal.ts';

/** One score beside the reference's on the same question, and the unit that makes questions comparable. */
export interface ScaledScore {
  readonly score: number;
  readonly reference: number;
  /** Above 0, fixed before the outcome. */
  readonly scale: number;
}

/** Mean scores in units that compare, and what the forecasts are worth over the reference. */
export interface SkillRatio {
  readonly meanScaled: number;
  readonly meanScaledReference: number;
  /** 1 best, 0 as good as the reference, below 0 worse; null where the reference was perfect. */
  readonly skill: number | null;
}

/**
 * Skill score as a ratio of sums: `1 − Σ(score / scale) / Σ(reference / scale)`.
 *
 * A ratio of sums, because averaging ratios would reward dishonest forecasts.
 *
 * @returns skill in (−∞, 1], larger is better; scores 0.1 against 0.2 in one unit give 0.5
 * @throws empty, bad_type, nan, out_of_range (negative score, scale not above 0)
 * @see Gneiting and Raftery (2007), JASA 102, section 2.3.
 */
export function skillRatio(scores: readonly ScaledScore[]): SkillRatio {
  checkLengths(scores);
  let [own, reference] = [0, 0];
  for (const each of scores) {
    checkLoss(each.score, 'score');
    checkLoss(each.reference, 'reference score');
    checkFinite(each.scale, 'scale');
    if (!(each.scale > 0)) throw refusal('out_of_range', `a scale is above 0, got ${each.scale}`);
    own += each.score / each.scale;
    reference += each.reference / each.scale;
  }
  return {
    meanScaled: own / scores.length,
    meanScaledReference: reference / scores.length,
    skill: reference === 0 ? null : 1 - own / reference,
  };
}

function checkLoss(value: unknown, name: string): void {
  checkFinite(value, name);
  if (value < 0) throw refusal('out_of_range', `a ${name} is at least 0, got ${value}`);
}
