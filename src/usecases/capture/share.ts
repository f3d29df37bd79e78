import type { Deps } from '../../deps.ts';
import type { ShareRefusal } from '../../domain/capture/captured.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { sharePrediction } from '../../store/predictions/changes/share.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantHome } from '../../store/surfaces.ts';
import { postCard } from '../card/post-card.ts';
import { channelFor } from '../people/channel-for.ts';
import { knowMember } from '../people/know-member.ts';

/** A wish to show one prediction in one channel. */
export interface ShareRequest {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  readonly channelId: string;
  readonly hidesForecasts: boolean;
  /** Somebody whom the card asks, by name, to forecast too. */
  readonly invitedId?: string | null;
}

/**
 * Shares a prediction in a channel: its card is posted by the sender. Sharing twice shares once. Returns why not
 * (see ShareRefusal), with nothing changed.
 */
export async function share(deps: Deps, request: ShareRequest): Promise<ShareRefusal | null> {
  const { teamId, userId, channelId } = request;
  const place = await channelFor(deps, teamId, userId, channelId);
  if (typeof place === 'string') return place;
  const { zone } = await knowMember(deps, teamId, userId);
  const key = { teamId, id: request.predictionId };
  const refusal = await deps.db.write(async (tx) => {
    const at = deps.clock.now();
    const shared = await sharePrediction(tx, key, {
      authorId: userId,
      channelId,
      hidesForecasts: request.hidesForecasts,
      at,
    });
    if (!shared) return refusalOf(await findPrediction(tx, key), userId);
    const card = { channel: place, author: { userId, zone }, invitedId: request.invitedId ?? null };
    await postCard(tx, key, card, at);
    await wantHome(tx, teamId, userId);
    return null;
  });
  if (refusal === null) deps.wake();
  return refusal;
}

function refusalOf(prediction: Prediction | undefined, userId: string): ShareRefusal {
  if (!prediction || prediction.withdrawnAt !== null) return 'withdrawn';
  return prediction.authorId === userId ? 'already-shared' : 'not-yours';
}
