import {
  checkedPoints,
  curvature,
  type WeightedAnswer,
} from '../../../src/domain/calibration/recalibration.ts';
import { refusal } from '../../../src/domain/scores/refusal.ts';

/**
 * Cox's recalibration by maximum likelihood, `P(yes) = σ(a + b · logit p)`, with the likelihood ratio test against
 * (0, 1) on two degrees of freedom.
 *
 * @throws empty, bad_type, nan, out_of_range, bad_outcome, separation (no finite maximum)
 * @see Cox (1958), Biometrika 45.
 */
export function coxMaximumLikelihood(answers: readonly WeightedAnswer[], clip: number) {
  const points = checkedPoints(answers, clip);
  checkOverlap(points);
  let [a, b] = [0, 1];
  for (let step = 0; ; step += 1) {
    const { gradA, gradB, curveAA, curveAB, curveBB } = curvature(points, a, b);
    const determinant = curveAA * curveBB - curveAB * curveAB;
    const moveA = (curveBB * gradA - curveAB * gradB) / determinant;
    const moveB = (curveAA * gradB - curveAB * gradA) / determinant;
    if (Math.abs(moveA) + Math.abs(moveB) < 1e-13 || step > 200) {
      const statistic = 2 * (logLikelihood(points, a, b) - logLikelihood(points, 0, 1));
      return {
        shift: a,
        slope: b,
        shiftError: Math.sqrt(curveBB / determinant),
        slopeError: Math.sqrt(curveAA / determinant),
        statistic,
        pValue: Math.exp(-statistic / 2),
      };
    }
    a += moveA;
    b += moveB;
  }
}

type Points = ReturnType<typeof checkedPoints>;

function logLikelihood(points: Points, a: number, b: number): number {
  return points.reduce((sum, { logOdds, y }) => {
    const logit = a + b * logOdds;
    return sum - Math.log1p(Math.exp(y === 1 ? -logit : logit));
  }, 0);
}

function checkOverlap(points: Points): void {
  const range = (y: 0 | 1) => {
    const values = points.filter((point) => point.y === y).map((point) => point.logOdds);
    return { low: Math.min(...values), high: Math.max(...values) };
  };
  const [no, yes] = [range(0), range(1)];
  if (no.high <= yes.low || yes.high <= no.low || new Set(points.map((point) => point.logOdds)).size < 2)
    throw refusal('separation', 'yes and no do not overlap');
}
