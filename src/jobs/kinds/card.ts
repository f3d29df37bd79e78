import { card } from '../../figures/card.ts';
import { cardMessage } from '../../slack/views/card/card.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { setCardMessage } from '../../store/surfaces.ts';
import type { DeliveryKind } from './kind.ts';

/**
 * A prediction's card in its channel, posted once; afterwards it is edited in place (jobs/cards.ts). Private again or
 * withdrawn meanwhile: it is not posted.
 */
export const cardKind: DeliveryKind = {
  kind: 'card',
  async render({ db, now }, { teamId, payload }) {
    const figures = await card(db, { teamId, id: readPayload(payload).predictionId }, now);
    return figures ? cardMessage(figures, readPayload(payload).invitedId) : null;
  },
  async sent({ db }, { teamId, payload }, message) {
    await setCardMessage(db, { teamId, predictionId: readPayload(payload).predictionId }, message);
  },
  async whoToTell({ db }, { teamId, payload }) {
    const prediction = await findPrediction(db, { teamId, id: readPayload(payload).predictionId });
    return prediction ? { userId: prediction.authorId, what: 'the card of your prediction' } : null;
  },
};

interface CardPayload {
  readonly predictionId: string;
  readonly invitedId: string | null;
}

/** As the use case that shares enqueued it. */
const readPayload = (payload: unknown): CardPayload => payload as CardPayload;
