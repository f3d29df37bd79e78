import { checkLengths } from '../scores/refusal.ts';
import { clippedItem, type EvidenceItem } from './item.ts';

/** Over- or underconfidence as one number. */
export interface Slope {
  /** Below 1 overconfident, above 1 underconfident. */
  readonly slope: number;
  readonly error: number;
}

/** Standard deviation of the prior of the slope around 1. */
const PRIOR_SD = 0.5;
/** A slope from which nobody needs to recover. */
const NEARLY_CALIBRATED = 0.95;

/**
 * Slope of a record by maximum a posteriori, without a shift: options follow `r_k ∝ q_k^slope`, prior N(1, 0.5²).
 *
 * @param items at least one; probabilities are clipped
 * @returns slope with its standard error
 * @throws empty, and the refusals of an item
 * @see Cox (1958), Biometrika 45.
 */
export function slopeOf(items: readonly EvidenceItem[], clip?: number, priorSd = PRIOR_SD): Slope {
  checkLengths(items);
  const logShares = items.map((item) => {
    const { shares, happened } = clippedItem(item, clip);
    return { logs: shares.map(Math.log), happened };
  });
  const precision = priorSd ** -2;
  let slope = 1;
  for (let step = 0; step < 200; step += 1) {
    const { gradient, information } = curvature(logShares, slope);
    const curve = information + precision;
    const move = Math.max(-1, Math.min(1, (gradient - precision * (slope - 1)) / curve));
    if (Math.abs(move) < 1e-14) return { slope, error: Math.sqrt(1 / curve) };
    slope += move;
  }
  throw new Error('a strictly concave fit did not converge');
}

/**
 * The slope that a recovery has to beat, fixed when the claim is made: `min(0.95, slope + error)`. The error is added
 * because claims happen on bad streaks, so that the slope looks worse than it is.
 */
export function slopeToBeat({ slope, error }: Slope): number {
  return Math.min(NEARLY_CALIBRATED, slope + error);
}

function curvature(items: readonly { logs: readonly number[]; happened: number }[], slope: number) {
  let [gradient, information] = [0, 0];
  for (const { logs, happened } of items) {
    const top = Math.max(...logs.map((log) => slope * log));
    const weights = logs.map((log) => Math.exp(slope * log - top));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = logs.reduce((sum, log, k) => sum + ((weights[k] ?? 0) / total) * log, 0);
    gradient += (logs[happened] ?? 0) - mean;
    information += logs.reduce((sum, log, k) => sum + ((weights[k] ?? 0) / total) * (log - mean) ** 2, 0);
  }
  return { gradient, information };
}
