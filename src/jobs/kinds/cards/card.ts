import { card } from '../../../figures/card.ts';
import { cardMessage } from '../../../slack/views/card/card.ts';
import { wantCardAway } from '../../../store/deliveries/posted.ts';
import { findPostedCard } from '../../../store/predictions/changes/share.ts';
import { findPrediction } from '../../../store/predictions/find.ts';
import { setCardMessage } from '../../../store/surfaces.ts';
import type { DeliveryKind } from '../kind.ts';

/**
 * A prediction's card in its channel, posted once; afterwards it is edited in place (jobs/cards.ts). Private again,
 * shared in another channel or withdrawn meanwhile: it is not posted.
 */
export const cardKind: DeliveryKind = {
  kind: 'card',
  async render({ db, now }, { teamId, channelId, payload }) {
    const { predictionId, invitedId } = readPayload(payload);
    const key = { teamId, id: predictionId, channelId: channelId ?? '' };
    const figures = await card(db, key, now);
    return figures && !(await findPostedCard(db, key)) ? cardMessage(figures, invitedId) : null;
  },
  async sent({ db }, { teamId, channelId, threadTs, payload }, message) {
    const { predictionId } = readPayload(payload);
    const key = { teamId, predictionId, channelId: channelId ?? '' };
    const isItsCard = await setCardMessage(db, key, { ...message, threadTs });
    // Made private and shared again while this one was on its way: only one may stay.
    if (!isItsCard) await wantCardAway(db, { teamId, ...message });
  },
  async whoToTell({ db }, { teamId, payload }) {
    const prediction = await findPrediction(db, { teamId, id: readPayload(payload).predictionId });
    return prediction
      ? { userId: prediction.authorId, what: 'I could not post the card of your prediction.' }
      : null;
  },
};

interface CardPayload {
  readonly predictionId: string;
  readonly invitedId: string | null;
}

/** As the use case that shares enqueued it. */
const readPayload = (payload: unknown): CardPayload => payload as CardPayload;
