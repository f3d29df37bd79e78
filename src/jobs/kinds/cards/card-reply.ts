import { plusMs } from '../../../domain/time/wall.ts';
import { findDeliveryByKey, joinThread, waitUntil } from '../../../store/deliveries/thread.ts';
import type { DeliveryKind } from '../kind.ts';
import { cardKind } from './card.ts';

/** The thread's first message is being posted: look again this soon. */
const LOOK_AGAIN_MS = 500;
/** A thread that has not begun by then, or never can, holds up no card: it is posted as a message of its own. */
const PATIENCE_MS = 10 * 60_000;

/** A card as a reply in the weekly thread of its channel, once that thread's first message is surely there. */
export const cardReplyKind: DeliveryKind = {
  ...cardKind,
  kind: 'card-reply',
  async prepare(deps, { id, threadTs, attempts, dueAt, payload }) {
    if (threadTs !== null || attempts > 0) return 'now';
    const first = await findDeliveryByKey(
      deps.db.read,
      (payload as { readonly threadKey: string }).threadKey,
    );
    if (first?.state === 'sent' && first.sentTs !== null) {
      await joinThread(deps.db, id, first.sentTs);
      return 'now';
    }
    const isHopeless = !first || first.state === 'failed' || first.state === 'cancelled';
    const waited = Date.parse(deps.clock.now()) - Date.parse(dueAt);
    if (isHopeless || waited > PATIENCE_MS) return 'now';
    await waitUntil(deps.db, id, plusMs(deps.clock.machineNow(), LOOK_AGAIN_MS));
    return 'later';
  },
};
