import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import { listOwnerless } from '../../store/runs/find.ts';
import { lookUpOwner } from '../../usecases/runs/look-up-owner.ts';

/** Runs heard of earlier are left alone. */
const SINCE_MS = 24 * 3_600_000;
const BATCH = 200;
/** A name that Slack did not know, or would not say, is asked about again after this; one it did not answer about, sooner. */
const AGAIN_MS = 6 * 3_600_000;
const RETRY_MS = 60_000;
const ASKED_AT_ONCE = 10;

/**
 * Finds out whose runs are that were reported with an e-mail address or a Slack id that Hunch had not met: reports are
 * answered before anything is asked of Slack. What was asked in vain is remembered in this process only; asking twice
 * changes nothing.
 */
export function openOwnerLookUp(deps: Deps): () => Promise<void> {
  const notBefore = new Map<string, number>();
  return async () => {
    const now = deps.clock.monotonic();
    for (const [name, at] of notBefore) if (at <= now) notBefore.delete(name);
    const runs = await listOwnerless(deps.db.read, plusMs(deps.clock.now(), -SINCE_MS), BATCH);
    const due = runs.filter(({ teamId, ownerHint }) => !notBefore.has(`${teamId} ${ownerHint}`));
    for (const run of due.slice(0, ASKED_AT_ONCE)) {
      const name = `${run.teamId} ${run.ownerHint}`;
      notBefore.set(name, now + RETRY_MS);
      await lookUpOwner(deps, run).catch((error: unknown) => {
        if (!isNobody(error)) throw error;
      });
      notBefore.set(name, now + AGAIN_MS);
    }
  };
}

const isNobody = (error: unknown): boolean =>
  error instanceof SlackCallError && ['user_not_found', 'user_not_visible'].includes(error.code);
