import type { Deps } from '../deps.ts';
import { plusMs } from '../domain/time/wall.ts';
import { forgetBodies } from '../store/deliveries/look-up.ts';
import { deleteExpiredDrafts } from '../store/drafts.ts';
import { deleteDoneEvents } from '../store/inbox.ts';
import { deleteOldRequests } from '../store/requests.ts';
import { forgetRunDetails } from '../store/runs/write.ts';

const DAY_MS = 24 * 3_600_000;
/** How long what was typed in the DM, and the keys of requests, are kept (machine time). */
const INBOX_DAYS = 7;
/** How long the wording of what was sent is kept; that it was sent stays. */
const BODY_DAYS = 30;
/** How long the settings and metrics of a run are kept after its last report. */
const RUN_DETAIL_DAYS = 365;

/** Forgets what need not be kept any longer, once an hour at most. Repeating it does no harm. */
export function openRetention(deps: Deps): () => Promise<void> {
  let next = 0;
  return async () => {
    if (deps.clock.monotonic() < next) return;
    next = deps.clock.monotonic() + DAY_MS / 24;
    const machineNow = deps.clock.machineNow();
    const inboxBefore = plusMs(machineNow, -INBOX_DAYS * DAY_MS);
    await deps.db.write(async (tx) => {
      await deleteExpiredDrafts(tx, deps.clock.now());
      await deleteDoneEvents(tx, inboxBefore);
      await deleteOldRequests(tx, inboxBefore);
      await forgetBodies(tx, plusMs(deps.clock.now(), -BODY_DAYS * DAY_MS));
      await forgetRunDetails(tx, plusMs(deps.clock.now(), -RUN_DETAIL_DAYS * DAY_MS));
    });
  };
}
