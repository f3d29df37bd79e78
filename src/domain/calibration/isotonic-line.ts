import { corp } from './corp.ts';
import { countsOf, type Level } from './levels.ts';

/** A point of the isotonic line; both 0 to 1. */
export interface IsotonicPoint {
  readonly said: number;
  readonly happened: number;
}

/** Below this the line would mostly follow luck. */
export const ANSWERS_FOR_A_LINE = 50;

/**
 * The isotonic line of the reliability diagram: how often what was said at each percent happens, never falling.
 *
 * @returns by rising percent; nothing below 50 answers
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Dimitriadis, Gneiting and Jordan (2021), PNAS 118(8).
 */
export function isotonicLine(levels: readonly Level[]): IsotonicPoint[] {
  const { levels: sorted, fit } = corp(levels);
  if (countsOf(sorted).n < ANSWERS_FOR_A_LINE) return [];
  return sorted.map(({ percent }, index) => ({ said: percent / 100, happened: fit[index] ?? 0 }));
}
