import type { Forecast, Instant } from './prediction.ts';

const MINUTE = 60_000;
/** A person's forecasts count as first thoughts for this long after their first one. */
export const SCORED_WINDOW_MS = 10 * MINUTE;
/** A run known to have lived longer than this may already have shown the answer. */
export const RUN_LEAK_MS = 15 * MINUTE;
/** Withdrawing without trace and editing alone are possible for this long after recording. */
export const SECOND_THOUGHTS_MS = 10 * MINUTE;
/** An answer can be undone for this long. */
export const UNDO_MS = 24 * 60 * MINUTE;

/**
 * Each person's scored forecast: the last within ten minutes (inclusive) of their first on the prediction.
 *
 * @param forecasts forecasts on one prediction, in any order
 * @returns one forecast per forecaster, in the order of their first forecasts
 */
export function scoredForecasts(forecasts: readonly Forecast[]): Forecast[] {
  const byPerson = new Map<string, { first: number; scored: Forecast }>();
  for (const forecast of [...forecasts].sort(byTime)) {
    const given = Date.parse(forecast.givenAt);
    const known = byPerson.get(forecast.userId);
    if (!known) byPerson.set(forecast.userId, { first: given, scored: forecast });
    // A late first forecast stays late however soon it was changed.
    else if (given - known.first <= SCORED_WINDOW_MS)
      known.scored = { ...forecast, isLate: known.scored.isLate };
  }
  return [...byPerson.values()].map(({ scored }) => scored);
}

/**
 * Whether a first forecast given now comes so late that the answer may have leaked.
 *
 * @param moment when it is given
 * @param prediction when it was recorded and the due time in force now
 * @param runAgeMs how long its run is known to have lived, in milliseconds; null without a run
 * @returns with a run: age over 15 minutes; without: more than half of the way from recording to due has passed
 */
export function isLate(
  moment: Instant,
  prediction: { readonly recordedAt: Instant; readonly dueAt: Instant },
  runAgeMs: number | null,
): boolean {
  if (runAgeMs !== null) return runAgeMs > RUN_LEAK_MS;
  const start = Date.parse(prediction.recordedAt);
  const half = (Date.parse(prediction.dueAt) - start) / 2;
  return Date.parse(moment) - start > half;
}

function byTime(a: Forecast, b: Forecast): number {
  return a.givenAt < b.givenAt ? -1 : a.givenAt > b.givenAt ? 1 : a.id < b.id ? -1 : 1;
}

/** How long its run had lived when a late forecast was given, in milliseconds; null for others, and without a run. */
export const lateByRunMs = ({
  isLate,
  ageSeconds,
}: Pick<Forecast, 'isLate' | 'ageSeconds'>): number | null =>
  isLate && ageSeconds !== null ? ageSeconds * 1000 : null;
