import { card } from '../../../figures/card.ts';
import { cardNoteMessage } from '../../../slack/views/card/card-note.ts';
import type { DeliveryKind } from '../kind.ts';

/** A note under a card that says how it came out; not posted once the answer was undone. */
export const cardNoteKind: DeliveryKind = {
  kind: 'card-note',
  async render({ db, now }, { teamId, channelId, payload }) {
    const { predictionId, isAmongCards } = payload as NotePayload;
    const figures = await card(db, { teamId, id: predictionId, channelId: channelId ?? '' }, now);
    return figures?.happened ? cardNoteMessage(figures, figures.happened, isAmongCards) : null;
  },
};

/** As the use case that answers enqueued it. */
interface NotePayload {
  readonly predictionId: string;
  /** The thread holds other cards too, so the note says which one it is about. */
  readonly isAmongCards?: boolean;
}
