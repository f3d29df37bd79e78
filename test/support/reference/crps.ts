import { normalCdf, normalQuantile } from '../../../src/domain/distributions/normal.ts';
import type { Scale } from '../../../src/domain/prediction/prediction.ts';
import { refusal } from '../../../src/domain/scores/refusal.ts';
import { type Interval, onScale } from '../../../src/domain/scores/wis.ts';

/**
 * Continuous ranked probability score of the split normal through low, median and high: two half-normals of mass one
 * half around the median. 0 best, on the scoring scale.
 *
 * @throws degenerate (a half of no width), and the refusals of `weightedIntervalScore`
 * @see Gneiting and Raftery (2007), JASA 102, section 4.2, for the normal case.
 */
export function splitNormalCrps(interval: Interval, y: number, scale: Scale): number {
  const { lower, median, upper, level, outcome } = onScale(interval, y, scale);
  const z = normalQuantile((1 + level) / 2);
  const [below, above] = [(median - lower) / z, (upper - median) / z];
  if (below === 0 || above === 0) throw refusal('degenerate', 'a half of no width has no density');
  const [own, other] = outcome >= median ? [above, below] : [below, above];
  const t = Math.abs(outcome - median) / own;
  return other * part(0) + own * (part(t) - part(0)) + own * part(-t);
}

function part(t: number): number {
  const density = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const below = normalCdf(t);
  return t * below ** 2 + 2 * density * below - normalCdf(Math.SQRT2 * t) / Math.sqrt(Math.PI);
}
