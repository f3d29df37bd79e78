import { settled } from '../../../figures/questions/settled.ts';
import { settledMessage } from '../../../slack/views/answer/settled.ts';
import type { DeliveryKind } from '../kind.ts';

/** Tells an author that somebody else settled their prediction; not once that was undone. */
export const settledKind: DeliveryKind = {
  kind: 'settled',
  async render({ db, now }, { teamId, userId, payload }) {
    const author = { teamId, userId: userId ?? '' };
    const figures = await settled(db, author, payload as Parameters<typeof settled>[2], now);
    return figures && settledMessage(figures);
  },
};
