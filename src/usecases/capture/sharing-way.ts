import type { Deps } from '../../deps.ts';
import type { Captured } from '../../domain/capture/captured.ts';
import type { Member } from '../../domain/people/member.ts';
import { hasDigestOn } from '../../store/digests/is-on.ts';
import { share } from './share.ts';

/** What happens with what is recorded in a channel: nothing, the question whether to share, or sharing at once. */
export type SharingWay =
  | { readonly way: 'private' }
  | { readonly way: 'ask' | 'share'; readonly channelId: string };

/** The way that holds for a person in a channel: it is a question only where the channel has its digest on. */
export async function sharingIn(deps: Deps, member: Member, channelId: string | null): Promise<SharingWay> {
  const way = member.choices.defaultSharing;
  if (channelId === null || way === 'private') return { way: 'private' };
  const hasDigest = await hasDigestOn(deps.db.read, member.teamId, channelId);
  return hasDigest ? { way, channelId } : { way: 'private' };
}

/** Follows that way for what was just recorded; sharing hides the numbers. */
export async function shareWhere(
  deps: Deps,
  member: Member,
  predictionIds: readonly string[],
  sharing: SharingWay,
): Promise<Pick<Captured, 'offerChannelId' | 'notShared'>> {
  const nothing = { offerChannelId: null, notShared: null };
  if (sharing.way === 'private' || predictionIds.length === 0) return nothing;
  if (sharing.way === 'ask') return { ...nothing, offerChannelId: sharing.channelId };
  const { channelId } = sharing;
  return { ...nothing, notShared: await shareAll(deps, member, predictionIds, channelId) };
}

/** Shares several predictions with their numbers hidden; returns the first thing in the way, if anything is. */
export async function shareAll(
  deps: Deps,
  author: { readonly teamId: string; readonly userId: string },
  predictionIds: readonly string[],
  channelId: string,
): Promise<Captured['notShared']> {
  let notShared: Captured['notShared'] = null;
  for (const predictionId of predictionIds) {
    const { teamId, userId } = author;
    const refusal = await share(deps, { teamId, userId, predictionId, channelId, hidesForecasts: true });
    if (refusal !== null && refusal !== 'already-shared')
      notShared ??= { channelId, because: refusal, cardLink: null };
  }
  return notShared;
}
