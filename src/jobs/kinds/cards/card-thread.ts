import { cardThreadMessage } from '../../../slack/views/card/card-thread.ts';
import type { DeliveryKind } from '../kind.ts';

/** Begins the thread that holds a channel's cards of one local week, once however many are shared in it. */
export const cardThreadKind: DeliveryKind = {
  kind: 'card-thread',
  render: async (_context, { payload }) => cardThreadMessage((payload as ThreadPayload).monday),
  whoToTell: async (_context, { payload }) => ({
    userId: (payload as ThreadPayload).sharedBy,
    what: 'I could not begin the thread for the cards of this week.',
  }),
};

interface ThreadPayload {
  /** Date of the week's Monday, `2026-11-23`. */
  readonly monday: string;
  /** Whose card was the first. */
  readonly sharedBy: string;
}
