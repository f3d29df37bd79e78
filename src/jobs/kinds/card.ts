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
    const figures = await card(db, { teamId, id: predictionIdOf(payload) }, now);
    return figures ? cardMessage(figures) : null;
  },
  async sent(deps, { teamId, payload }, message) {
    await setCardMessage(deps.db, { teamId, predictionId: predictionIdOf(payload) }, message);
  },
  async whoToTell({ db }, { teamId, payload }) {
    const prediction = await findPrediction(db, { teamId, id: predictionIdOf(payload) });
    return prediction ? { userId: prediction.authorId, what: 'the card of your prediction' } : null;
  },
};

const predictionIdOf = (payload: unknown): string =>
  (payload as { readonly predictionId: string }).predictionId;
