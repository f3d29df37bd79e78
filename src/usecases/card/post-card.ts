import type { Tx } from '../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import { plusDays, plusMs, wallOf, weekdayOf, weekKey } from '../../domain/time/wall.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { findDigest } from '../../store/digests/settings.ts';
import type { Channel } from '../../store/workspace/channels.ts';

/** A card that is to be posted, in the transaction that shares its prediction. */
export interface NewCard {
  readonly channel: Channel;
  readonly author: { readonly userId: string; readonly zone: string };
  /** Somebody whom the card asks, by name, to forecast too. */
  readonly invitedId: string | null;
}

/**
 * Enqueues the card of a prediction: a message of its own or, where the channel wants that, a reply in the thread of the
 * local week, whose first message is enqueued before it unless another card of that week did so.
 */
export async function postCard(tx: Tx, key: PredictionKey, card: NewCard, at: Instant): Promise<void> {
  const { teamId, channelId, hasCardsInThread } = card.channel;
  const to = { teamId, userId: null, channelId };
  const threadKey = hasCardsInThread ? await beginThread(tx, card, at) : null;
  await enqueue(
    tx,
    {
      ...to,
      kind: threadKey === null ? 'card' : 'card-reply',
      // Shared again after it was made private is another card, so the moment belongs to the key.
      key: `card|${teamId}|${key.id}|${at}`,
      dueAt: at,
      payload: { predictionId: key.id, invitedId: card.invitedId, ...(threadKey && { threadKey }) },
    },
    at,
  );
}

/** The week is the channel's, by the zone of its digest; without one, that of whoever shares. */
async function beginThread(tx: Tx, { channel, author }: NewCard, at: Instant): Promise<string> {
  const { teamId, channelId } = channel;
  const zone = (await findDigest(tx, teamId, channelId))?.zone ?? author.zone;
  const { date } = wallOf(at, zone);
  const payload = { monday: plusDays(date, 1 - weekdayOf(date)), sharedBy: author.userId };
  const key = `card-thread|${teamId}|${channelId}|${weekKey(at, zone)}`;
  // What is due first is sent first.
  const thread = {
    teamId,
    userId: null,
    channelId,
    kind: 'card-thread',
    key,
    dueAt: plusMs(at, -1),
    payload,
  };
  await enqueue(tx, thread, at);
  return key;
}
