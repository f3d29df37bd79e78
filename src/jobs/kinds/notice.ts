import { type NoticeWords, noticeMessage } from '../../slack/views/notice.ts';
import type { DeliveryKind } from './kind.ts';

/** Tells whoever is in charge that something could not be delivered, once. */
export const noticeKind: DeliveryKind = {
  kind: 'notice',
  render: async (_context, delivery) => noticeMessage(delivery.payload as NoticeWords),
};
