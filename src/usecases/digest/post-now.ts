import type { Deps } from '../../deps.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import type { Period } from '../../store/digests/week.ts';
import { channelToSet, type DigestRefusal } from './may-set.ts';

/** A wish to post a digest that was previewed. */
export interface PostNow {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  /** Names the preview, so that a second press posts nothing. */
  readonly previewId: string;
  readonly period: Period;
}

/**
 * Enqueues an extra digest; the week's own stays as it is. Pressing twice posts once. Returns why nothing is posted, or
 * `already` for the second press.
 */
export async function postDigestNow(deps: Deps, wish: PostNow): Promise<DigestRefusal | 'already' | null> {
  const { teamId, userId, channelId, previewId, period } = wish;
  const channel = await channelToSet(deps, teamId, userId, channelId);
  if (typeof channel === 'string') return channel;
  const now = deps.clock.now();
  const isNew = await deps.db.write((tx) =>
    enqueue(
      tx,
      {
        teamId,
        kind: 'digest',
        key: `digest-now|${teamId}|${channelId}|${previewId}`,
        userId: null,
        channelId,
        dueAt: now,
        payload: { ...period, postedBy: userId },
      },
      now,
    ),
  );
  deps.wake();
  return isNew ? null : 'already';
}
