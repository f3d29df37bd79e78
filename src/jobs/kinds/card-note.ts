import { card } from '../../figures/card.ts';
import { cardNoteMessage } from '../../slack/views/card/card-note.ts';
import type { DeliveryKind } from './kind.ts';

/** A note under a card that says how it came out; not posted once the answer was undone. */
export const cardNoteKind: DeliveryKind = {
  kind: 'card-note',
  async render({ db, now }, { teamId, channelId, payload }) {
    const { predictionId } = payload as { readonly predictionId: string };
    const figures = await card(db, { teamId, id: predictionId, channelId: channelId ?? '' }, now);
    return figures?.happened ? cardNoteMessage(figures, figures.happened) : null;
  },
};
