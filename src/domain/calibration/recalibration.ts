import { clipped } from '../scores/log-score.ts';
import { expit, logit } from '../scores/logit.ts';
import { checkFinite, checkLengths, checkOutcome, checkProbability, refusal } from '../scores/refusal.ts';

/** One answer as the fits take it. `weight` counts it for less where several share a run. */
export interface WeightedAnswer {
  readonly probability: number;
  readonly y: 0 | 1;
  readonly weight: number;
}

/** What fits a record best: `P(yes) = σ(shift + slope · logit p)`. */
export interface Recalibration {
  /** a: below 0 says yes too readily. */
  readonly shift: number;
  /** b: below 1 overconfident, above 1 underconfident. */
  readonly slope: number;
  readonly shiftError: number;
  readonly slopeError: number;
}

/** Standard deviation of the prior of shift and slope around 0 and 1. */
const PRIOR_SD = 0.5;

/**
 * Recalibration map by maximum a posteriori: `P(yes) = σ(a + b · logit p)` with a ~ N(0, 0.5²), b ~ N(1, 0.5²).
 * Strictly concave, so finite and unique whatever the answers; few answers leave it near (0, 1).
 *
 * @param answers probabilities 0 to 1 (clipped inside), y 0 or 1, weights above 0
 * @returns shift and slope with standard errors from the curvature; 0.3 and no, once, gives −0.069 and 1.058
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Cox (1958), Biometrika 45, for the model; Newton from (0, 1) with steps of at most 1.
 */
export function recalibration(
  answers: readonly WeightedAnswer[],
  clip?: number,
  priorSd: { readonly shift: number; readonly slope: number } = { shift: PRIOR_SD, slope: PRIOR_SD },
): Recalibration {
  const points = checkedPoints(answers, clip);
  const [precisionA, precisionB] = [priorSd.shift ** -2, priorSd.slope ** -2];
  let [a, b] = [0, 1];
  for (let step = 0; step < 200; step += 1) {
    const { gradA, gradB, curveAA, curveAB, curveBB } = curvature(points, a, b);
    const [towardsA, towardsB] = [gradA - precisionA * a, gradB - precisionB * (b - 1)];
    const [aa, bb] = [curveAA + precisionA, curveBB + precisionB];
    const determinant = aa * bb - curveAB * curveAB;
    const moveA = capped((bb * towardsA - curveAB * towardsB) / determinant);
    const moveB = capped((aa * towardsB - curveAB * towardsA) / determinant);
    if (Math.abs(moveA) + Math.abs(moveB) < 1e-14)
      return {
        shift: a,
        slope: b,
        shiftError: Math.sqrt(bb / determinant),
        slopeError: Math.sqrt(aa / determinant),
      };
    a += moveA;
    b += moveB;
  }
  throw new Error('a strictly concave fit did not converge');
}

/** How a stated probability has behaved under a map: "your 90% has behaved like about 78%". */
export function recalibrated(map: Pick<Recalibration, 'shift' | 'slope'>, probability: number): number {
  return expit(map.shift + map.slope * logit(probability));
}

/** Gradient and information of the likelihood at (a, b). */
export function curvature(points: readonly Point[], a: number, b: number) {
  const sums = { gradA: 0, gradB: 0, curveAA: 0, curveAB: 0, curveBB: 0 };
  for (const { logOdds, y, weight } of points) {
    const fitted = expit(a + b * logOdds);
    const residual = weight * (y - fitted);
    const information = weight * fitted * (1 - fitted);
    sums.gradA += residual;
    sums.gradB += residual * logOdds;
    sums.curveAA += information;
    sums.curveAB += information * logOdds;
    sums.curveBB += information * logOdds * logOdds;
  }
  return sums;
}

interface Point {
  readonly logOdds: number;
  readonly y: 0 | 1;
  readonly weight: number;
}

/** Answers checked, their probabilities clipped and turned to log odds. */
export function checkedPoints(answers: readonly WeightedAnswer[], clip?: number): Point[] {
  checkLengths(answers);
  return answers.map(({ probability, y, weight }) => {
    checkProbability(probability);
    checkOutcome(y);
    checkFinite(weight, 'weight');
    if (!(weight > 0)) throw refusal('out_of_range', `a weight is above 0, got ${weight}`);
    return { logOdds: logit(clipped(probability, clip)), y, weight };
  });
}

function capped(step: number): number {
  return Math.max(-1, Math.min(1, step));
}
