import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { nextWeekly, USUAL_APPOINTMENT } from '../../domain/time/weekly.ts';
import { type DigestSettings, findDigest, setDigest } from '../../store/digests/settings.ts';
import { setCardsInThread } from '../../store/workspace/channels.ts';
import { knowMember } from '../people/know-member.ts';
import { channelToSet, type DigestRefusal } from './may-set.ts';

/** A wish about a channel's weekly digest and its cards; null leaves weekday or hour as they are. */
export interface DigestWish {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly isOn: boolean;
  readonly weekday: number | null;
  readonly hour: number | null;
  /** Whether cards are replies in one thread a week; left as it is where not given. */
  readonly hasCardsInThread?: boolean;
}

/** The first digest, and the first after a pause, tells about this long. */
const FIRST_TELLS_MS = 7 * 24 * 60 * 60_000;

/**
 * Switches a channel's digest on or off and moves it, in the zone of whoever does. A week that was posted has no second
 * post however it is moved. Returns what is set now, or why nothing was changed.
 */
export async function setChannelDigest(
  deps: Deps,
  wish: DigestWish,
): Promise<DigestSettings | DigestRefusal> {
  const { teamId, userId, channelId, isOn } = wish;
  const channel = await channelToSet(deps, teamId, userId, channelId);
  if (typeof channel === 'string') return channel;
  const { zone } = await knowMember(deps, teamId, userId);
  return deps.db.write(async (tx) => {
    const now = deps.clock.now();
    const known = await findDigest(tx, teamId, channelId);
    const weekly = {
      weekday: wish.weekday ?? known?.weekday ?? USUAL_APPOINTMENT.weekday,
      hour: wish.hour ?? known?.hour ?? USUAL_APPOINTMENT.hour,
      zone,
    };
    const lastWeek = known?.lastWeek ?? null;
    const digest = {
      teamId,
      channelId,
      isOn,
      ...weekly,
      setBy: userId,
      setAt: now,
      nextDueAt: nextWeekly(weekly, now, lastWeek),
      cutoffAt: known && (known.isOn || !isOn) ? known.cutoffAt : firstCutoff(known, now),
    };
    await setDigest(tx, digest);
    if (wish.hasCardsInThread !== undefined) await setCardsInThread(tx, channel, wish.hasCardsInThread);
    return { ...digest, lastWeek };
  });
}

function firstCutoff(known: DigestSettings | undefined, now: Instant): Instant {
  const weekAgo = plusMs(now, -FIRST_TELLS_MS);
  return known && known.cutoffAt > weekAgo ? known.cutoffAt : weekAgo;
}
