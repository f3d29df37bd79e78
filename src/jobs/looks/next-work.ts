import type { Deps } from '../../deps.ts';
import { askAt } from '../../domain/delivery/follow-ups.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { findNextDue } from '../../store/next-due.ts';
import { listUnasked } from '../../store/predictions/due.ts';

/** Questions that a night or a weekend holds; more than these wait for the same mornings. */
const HELD = 200;

/**
 * When there is something to do next if nobody does anything: what falls due, or the morning that holds what is due.
 * Only the sandbox asks, so that its clock stops there on its way and time passes as it does in life.
 *
 * @returns world time after now; null if nothing is planned
 */
export async function nextWorkAt({ db, clock }: Deps): Promise<Instant | null> {
  const now = clock.now();
  const held = await listUnasked(db.read, now, HELD);
  const mornings = held.map((question) => askAt(question, now)).filter((at) => at > now);
  const next = await findNextDue(db.read, now);
  const [first] = [...mornings, ...(next === null ? [] : [next])].sort();
  return first ?? null;
}
