import type { Dialect, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { lockPending } from './claim.ts';
import type { Delivery } from './delivery.ts';

/** The error code of a delivery that was given up because writing it ended the process again and again. */
export const ENDED_THE_PROCESS = 'ended_the_process';

/**
 * Counts that work on these begins now. Returns those that are pending and that nobody else is claiming at this moment,
 * as they are then. Commit before the work: where the process dies in it, the count is what is left of it.
 */
export async function countBegun(
  tx: Tx,
  dialect: Dialect,
  ids: readonly string[],
  machineNow: Instant,
): Promise<Delivery[]> {
  const pending = await lockPending(tx, dialect, ids);
  const counted = pending.map((delivery) => ({
    ...delivery,
    begun: delivery.begun + 1,
    begunAt: machineNow,
  }));
  if (counted.length === 0) return [];
  await tx
    .updateTable('deliveries')
    .set((column) => ({ begun: column('begun', '+', 1), begun_at: machineNow }))
    .where(
      'id',
      'in',
      counted.map(({ id }) => id),
    )
    .execute();
  return counted;
}

/** The work on it came to an end without a claim: it waits for something. */
export async function forgetBegun(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('deliveries').set({ begun: 0 }).where('id', '=', id).execute();
}

/** Gives a pending delivery up that was begun at least `times` times; false if it was claimed or ended otherwise meanwhile. */
export async function giveUpBegun(tx: Tx, { id, fence }: Delivery, times: number): Promise<boolean> {
  const failed = await tx
    .updateTable('deliveries')
    .set({ state: 'failed', last_error: ENDED_THE_PROCESS })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('fence', '=', fence)
    .where('begun', '>=', times)
    .executeTakeFirst();
  return failed.numUpdatedRows === 1n;
}
