import type { Message } from '../../slack/messenger.ts';
import type { DeliveryKind } from './kind.ts';

/** Hunch's answer to something typed in its DM: written when it was decided, so it is sent as it stands. */
export const replyKind: DeliveryKind = {
  kind: 'reply',
  render: async (_context, delivery) => delivery.payload as Message,
};
