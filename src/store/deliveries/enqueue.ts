import { v7 as orderedId } from 'uuid';
import type { Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { DeliveryItem } from './delivery.ts';

/** What is to be said, to whom, not before when. */
export interface NewDelivery {
  readonly teamId: string;
  readonly kind: string;
  /** A pure function of the intent, so that the same intent can never be enqueued twice. */
  readonly key: string;
  /** The person whose DM it goes to, or null for a channel. */
  readonly userId: string | null;
  readonly channelId: string | null;
  readonly threadTs?: string | null;
  readonly dueAt: Instant;
  readonly payload?: unknown;
  readonly items?: readonly DeliveryItem[];
}

/**
 * Enqueues in the transaction of its cause. Returns false, and changes nothing, if the same key was enqueued before.
 * The caller wakes the sender once the transaction has committed.
 */
export async function enqueue(tx: Tx, delivery: NewDelivery, enqueuedAt: Instant): Promise<boolean> {
  // Sorts by when it was made: of what is due at one moment, what was enqueued first is sent first.
  const id = orderedId();
  const inserted = await tx
    .insertInto('deliveries')
    .values({
      id,
      team_id: delivery.teamId,
      kind: delivery.kind,
      key: delivery.key,
      user_id: delivery.userId,
      channel_id: delivery.channelId,
      thread_ts: delivery.threadTs ?? null,
      payload: JSON.stringify(delivery.payload ?? {}),
      due_at: delivery.dueAt,
      enqueued_at: enqueuedAt,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await insertItems(tx, id, delivery);
  return true;
}

/** Takes back what has not been claimed yet and asks about this prediction. */
export async function cancelPendingAbout(tx: Tx, teamId: string, predictionId: string): Promise<void> {
  const only = await tx
    .selectFrom('delivery_items')
    .innerJoin('deliveries', 'deliveries.id', 'delivery_items.delivery_id')
    .select('deliveries.id')
    .where('delivery_items.team_id', '=', teamId)
    .where('delivery_items.prediction_id', '=', predictionId)
    .where('deliveries.state', '=', 'pending')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('delivery_items as other')
            .select('other.delivery_id')
            .whereRef('other.delivery_id', '=', 'deliveries.id')
            .where('other.prediction_id', '<>', predictionId),
        ),
      ),
    )
    .execute();
  if (only.length === 0) return;
  await tx
    .updateTable('deliveries')
    .set({ state: 'cancelled' })
    .where(
      'id',
      'in',
      only.map((row) => row.id),
    )
    .where('state', '=', 'pending')
    .execute();
}

async function insertItems(tx: Tx, deliveryId: string, delivery: NewDelivery): Promise<void> {
  const items = delivery.items ?? [];
  if (items.length === 0) return;
  await tx
    .insertInto('delivery_items')
    .values(
      items.map((item, position) => ({
        delivery_id: deliveryId,
        team_id: delivery.teamId,
        prediction_id: item.predictionId,
        due_seq: item.dueSeq,
        step: item.step,
        position,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
