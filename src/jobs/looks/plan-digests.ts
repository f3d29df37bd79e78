import type { Deps } from '../../deps.ts';
import { dueWeek } from '../../domain/digest/due-week.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import {
  type DigestSettings,
  listDueDigests,
  markDigestPlanned,
  switchDigestOff,
} from '../../store/digests/settings.ts';
import { refreshChannel } from '../../usecases/people/know-channel.ts';
import { aFewAtOnce } from './a-few-at-once.ts';

/** More than this at once are taken up by the next look. */
const BATCH = 100;

/**
 * Enqueues the weekly digests whose time has come, one for each channel and local week. Level-triggered: a missed hour
 * is caught up, and the week is marked in the transaction that enqueues its post, so it has one. A digest whose channel
 * can no longer be posted in is switched off, and whoever set it is told.
 *
 * @param onEnqueued called for each message that may be sent now
 */
export async function planDigests(deps: Deps, onEnqueued: () => void = () => {}): Promise<void> {
  // One look has one time: Slack is asked meanwhile, and the clock may be set.
  const now = deps.clock.now();
  const due = await listDueDigests(deps.db.read, now, BATCH);
  await aFewAtOnce(deps.db, due, 1, async (digest) => {
    // Slack is asked here, since a digest once a week finds its channel changed more often than not.
    const channel = await refreshChannel(deps, digest.teamId, digest.channelId);
    const isClosed = channel !== undefined && (channel.isArchived || !channel.hasBot);
    const done = isClosed
      ? await giveUp(deps, digest, channel.name, now)
      : await enqueueDigest(deps, digest, now);
    if (done) onEnqueued();
  });
}

async function enqueueDigest(deps: Deps, digest: DigestSettings, now: Instant): Promise<boolean> {
  const { teamId, channelId, cutoffAt, nextDueAt } = digest;
  const due = dueWeek(digest, nextDueAt, now);
  if (due === null) return false;
  return deps.db.write(async (tx) => {
    if (!(await markDigestPlanned(tx, digest, { ...due, cutoffAt: now }))) return false;
    return enqueue(
      tx,
      {
        teamId,
        kind: 'digest',
        key: `digest|${teamId}|${channelId}|${due.week}`,
        userId: null,
        channelId,
        dueAt: now,
        payload: { since: cutoffAt, until: now, postedBy: null },
      },
      now,
    );
  });
}

async function giveUp(
  deps: Deps,
  digest: DigestSettings,
  channelName: string,
  now: Instant,
): Promise<boolean> {
  const { teamId, channelId, setBy: userId, nextDueAt } = digest;
  const payload = {
    what: `The weekly digest of #${channelName} is off now.`,
    problem: 'The channel is archived, or I am not in it any more.',
    todo: `When I am back in it, ${deps.commandName} digest on there starts it again.`,
    again: null,
  };
  return deps.db.write(async (tx) => {
    if (!(await switchDigestOff(tx, digest))) return false;
    const key = `digest-off|${teamId}|${channelId}|${nextDueAt}`;
    return enqueue(tx, { teamId, kind: 'notice', key, userId, channelId: null, dueAt: now, payload }, now);
  });
}
