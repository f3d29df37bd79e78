import type { Deps } from '../../deps.ts';
import { findDelivery } from '../../store/deliveries/find.ts';
import { releaseUnknown } from '../../store/deliveries/look-up.ts';

/** Somebody in charge saw that a message did not arrive: it is sent again, once for each doubt. */
export async function postAgain(
  deps: Deps,
  teamId: string,
  deliveryId: string,
): Promise<'again' | 'settled'> {
  const delivery = await findDelivery(deps.db.read, deliveryId);
  if (delivery?.teamId !== teamId) return 'settled';
  const isReleased = await releaseUnknown(deps.db, deliveryId, deps.clock.machineNow());
  deps.wake();
  return isReleased ? 'again' : 'settled';
}
