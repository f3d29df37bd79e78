import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { doubtDue, nextDueAfter } from '../../store/deliveries/copied.ts';
import { listDueDigests } from '../../store/digests/settings.ts';
import { listUnasked } from '../../store/predictions/due.ts';
import { listToRemind } from '../../store/predictions/reminders.ts';
import { planQuestions } from './plan.ts';
import { planDigests } from './plan-digests.ts';

/** What fell due earlier is planned at one go. */
const LOOK_BACK_MS = 31 * 24 * 3_600_000;
const MINUTE_MS = 60_000;
const DIGESTS = 10_000;

/**
 * For a restored or copied database, before anything is sent: what has fallen due since may have been sent already, by
 * the Hunch that this is a copy of. It is planned moment by moment as it was planned there, so that the messages get the
 * same keys, and then all of it is in doubt: looked up in Slack, and sent only if it is not there. May be repeated.
 *
 * @returns how many messages are in doubt
 */
export async function doubtWhatIsDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  let at = plusMs(now, -LOOK_BACK_MS);
  while (at < now) {
    await planQuestions(atMoment(deps, at));
    at = await nextMoment(deps, at, now);
  }
  await planQuestions(atMoment(deps, now));
  await planMissedDigests(deps, now);
  return deps.db.write((tx) => doubtDue(tx, { now, machineNow: deps.clock.machineNow() }));
}

/** When the planner next had something to do: what falls due, or, while something is held back, the next minute. */
async function nextMoment({ db }: Deps, at: Instant, now: Instant): Promise<Instant> {
  const held = [...(await listUnasked(db.read, at, 1)), ...(await listToRemind(db.read, at, 1))];
  const next = (await nextDueAfter(db.read, at)) ?? now;
  return [next, now, ...(held.length > 0 ? [plusMs(at, MINUTE_MS)] : [])].sort()[0] ?? now;
}

/** One week after the other, as they fell due; one that cannot be planned now holds up none of the others. */
async function planMissedDigests(deps: Deps, now: Instant): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const due = await listDueDigests(deps.db.read, now, DIGESTS);
    const next = due.find((digest) => !tried.has(`${digest.channelId} ${digest.nextDueAt}`));
    if (!next) return;
    tried.add(`${next.channelId} ${next.nextDueAt}`);
    await planDigests(atMoment(deps, next.nextDueAt));
  }
}

const atMoment = (deps: Deps, at: Instant): Deps => ({ ...deps, clock: { ...deps.clock, now: () => at } });
