import { coverageOf } from '../domain/calibration/intervals/coverage.ts';
import { type CellCounts, quantileBins } from '../domain/calibration/intervals/quantile-bins.ts';
import type { Picture } from './calibration.ts';
import { INTERVALS_FOR_CELLS, intervalsAltText, intervalsPicture } from './intervals.ts';

/** Intervals of one level, as a record holds them. */
interface IntervalsHeld {
  /** Whole percent that they should hold. */
  readonly level: number;
  readonly n: number;
  readonly hits: number;
  readonly cells: CellCounts;
}

/** The picture of a record of intervals; null below twenty, where it would mostly show luck. */
export function intervalRecordPicture({ level, n, hits, cells }: IntervalsHeld): Picture | null {
  if (n < INTERVALS_FOR_CELLS) return null;
  const drawn = { level, coverage: coverageOf(hits, n), cells: quantileBins(cells, level / 100) };
  return { svg: intervalsPicture(drawn), alt: intervalsAltText(drawn) };
}
