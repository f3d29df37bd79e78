import { handedOver } from '../../../figures/questions/handed-over.ts';
import { handedOverMessage } from '../../../slack/views/answer/handed-over.ts';
import type { DeliveryKind } from '../kind.ts';

/** Tells somebody that a prediction was handed to them, and asks at once where it is due. */
export const handOverKind: DeliveryKind = {
  kind: 'hand-over',
  async render({ db, now }, { teamId, userId, payload }, items) {
    const to = { teamId, userId: userId ?? '' };
    const handed = { ...(payload as HandOverPayload), dueSeq: items[0]?.dueSeq ?? null };
    const figures = await handedOver(db, to, handed, now);
    return figures && handedOverMessage(figures);
  },
};

/** As the use case that hands over enqueued it. */
interface HandOverPayload {
  readonly predictionId: string;
  readonly byId: string;
}
