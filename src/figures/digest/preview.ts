import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { findDigest } from '../../store/digests/settings.ts';
import { type DigestFigures, digestFigures } from './digest.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** What a digest would tell now: since the last one, or the last seven days where there was none. */
export async function previewFigures(
  deps: Deps,
  viewer: { readonly teamId: string; readonly channelId: string; readonly userId: string },
): Promise<DigestFigures> {
  const { teamId, channelId, userId } = viewer;
  const until = deps.clock.now();
  const settings = await findDigest(deps.db.read, teamId, channelId);
  const since = settings?.isOn ? settings.cutoffAt : plusMs(until, -WEEK_MS);
  return digestFigures(deps.db.read, { teamId, channelId, since, until, postedBy: userId });
}
