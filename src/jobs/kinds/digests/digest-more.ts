import type { Message } from '../../../slack/messenger.ts';
import type { DeliveryKind } from '../kind.ts';

/** The rest of a digest, in its thread: written when the first message was posted, so it is sent as it stands. */
export const digestMoreKind: DeliveryKind = {
  kind: 'digest-more',
  render: async (_context, delivery) => delivery.payload as Message,
};
