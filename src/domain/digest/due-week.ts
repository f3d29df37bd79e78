import type { Instant } from '../prediction/prediction.ts';
import { weekKey } from '../time/wall.ts';
import { nextWeekly, type Weekly } from '../time/weekly.ts';

/** A weekly post whose time has come. */
export interface DueWeek {
  /** The local week it is for, `2026-W48`. */
  readonly week: string;
  /** When the one after it is due; always later than now. */
  readonly nextDueAt: Instant;
}

/**
 * What is due by now: the post of the latest appointment that has passed, so that several missed weeks are caught up
 * by one post. Null while the next appointment lies ahead.
 *
 * @param nextDueAt the appointment that was next when it was last looked at
 */
export function dueWeek(weekly: Weekly, nextDueAt: Instant, now: Instant): DueWeek | null {
  if (nextDueAt > now) return null;
  let at = nextDueAt;
  for (;;) {
    const week = weekKey(at, weekly.zone);
    const next = nextWeekly(weekly, at, week);
    if (next > now) return { week, nextDueAt: next };
    at = next;
  }
}
