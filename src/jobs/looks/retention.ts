import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { forgetBodies } from '../../store/deliveries/look-up.ts';
import { deleteOldEvents } from '../../store/once/inbox.ts';
import { deleteOldRequests } from '../../store/once/requests.ts';
import { deleteExpiredDrafts } from '../../store/people/drafts.ts';
import { forgetRunDetails } from '../../store/runs/write.ts';
import { wantHome } from '../../store/surfaces.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Forgets what need not be kept any longer, once an hour at most; once a day the database is tidied after that. */
export function openRetention(deps: Deps): () => Promise<void> {
  const monotonic = () => deps.clock.monotonic();
  let next = 0;
  let nextTidy = monotonic() + DAY_MS;
  return async () => {
    if (monotonic() < next) return;
    next = monotonic() + HOUR_MS;
    await forgetOld(deps);
    if (monotonic() < nextTidy) return;
    nextTidy = monotonic() + DAY_MS;
    await deps.db.tidy();
  };
}

/** Forgets what is older than the settings keep it. Repeating it does no harm. */
export async function forgetOld({ db, clock, retention }: Deps): Promise<void> {
  const [now, machineNow] = [clock.now(), clock.machineNow()];
  const inboxBefore = plusMs(machineNow, -retention.inboxDays * DAY_MS);
  await db.write(async (tx) => {
    for (const { teamId, userId } of await deleteExpiredDrafts(tx, now)) await wantHome(tx, teamId, userId);
    await deleteOldEvents(tx, inboxBefore);
    await deleteOldRequests(tx, inboxBefore);
    await forgetBodies(tx, plusMs(now, -retention.bodyDays * DAY_MS));
    await forgetRunDetails(tx, plusMs(now, -retention.runDetailDays * DAY_MS));
  });
}
