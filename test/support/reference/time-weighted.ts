import { brierScore } from '../../../src/domain/scores/brier.ts';
import { logScore } from '../../../src/domain/scores/log-score.ts';
import { checkFinite, checkOutcome, checkProbability, refusal } from '../../../src/domain/scores/refusal.ts';

/** When forecasts could stand, and what came of it; times in any one unit. */
export interface Standing {
  readonly open: number;
  readonly close: number;
  readonly lock: number | null;
  readonly y: 0 | 1;
  readonly forecasts: readonly { readonly t: number; readonly p: number }[];
}

/**
 * Time-weighted score: `Σ d_j S(p_j) / Σ d_j` over the time a forecast stood, exactly on the step function; with the
 * scores of the first, the last and the one standing at the lock. All are losses, 0 best.
 *
 * Same instant: the later entry wins; at or after the close: ignored; before the open: counts from the open.
 *
 * @throws bad_timestamp (close not after open), no_active_forecast, bad_type, nan, out_of_range, bad_outcome
 * @see Good Judgment Open on daily averages, here without the day grid.
 */
export function timeWeighted({ open, close, lock, y, forecasts }: Standing, clip: number) {
  for (const time of [open, close, ...(lock === null ? [] : [lock])]) checkFinite(time, 'a time');
  if (close <= open) throw refusal('bad_timestamp', 'the close comes after the open');
  checkOutcome(y);
  const said = new Map<number, number>();
  for (const { t, p } of forecasts) {
    checkFinite(t, 'a time');
    checkProbability(p);
    if (t < close) said.set(t, p);
  }
  const steps = [...said].sort(([a], [b]) => a - b).map(([t, p]) => ({ t, p }));
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) throw refusal('no_active_forecast', 'nothing was said before the close');
  const durations = steps.map(
    ({ t }, index) => Math.max(open, steps[index + 1]?.t ?? close) - Math.max(open, t),
  );
  const active = durations.reduce((sum, duration) => sum + duration, 0);
  const weighted = (score: (p: number) => number) =>
    steps.reduce((sum, { p }, index) => sum + (durations[index] ?? 0) * score(p), 0) / active;
  const locked = lock === null ? undefined : steps.findLast(({ t }) => t <= lock);
  return {
    brier: weighted((p) => brierScore(p, y)),
    logNats: Math.LN2 * weighted((p) => logScore(p, y, clip)),
    activeFraction: active / (close - open),
    firstBrier: brierScore(first.p, y),
    lastBrier: brierScore(last.p, y),
    lockBrier: locked ? brierScore(locked.p, y) : null,
    used: steps.length,
  };
}
