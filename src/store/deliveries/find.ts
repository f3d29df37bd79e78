import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Delivery, type DeliveryItem, toDelivery } from './delivery.ts';

/** The delivery of this id. */
export async function findDelivery(db: Reader, id: string): Promise<Delivery | undefined> {
  const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDelivery(row);
}

/** The message that Hunch posted here at this ts, if it was one of its deliveries. */
export async function findDeliveryByMessage(
  db: Reader,
  teamId: string,
  channelId: string,
  ts: string,
): Promise<Delivery | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('sent_channel_id', '=', channelId)
    .where('sent_ts', '=', ts)
    .executeTakeFirst();
  return row && toDelivery(row);
}

/** What a delivery asks about, in the order of its rows. */
export async function listItems(db: Reader, deliveryId: string): Promise<DeliveryItem[]> {
  const rows = await db
    .selectFrom('delivery_items')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ predictionId: row.prediction_id, dueSeq: row.due_seq, step: row.step }));
}

/** What is in doubt and may be looked up now (machine time), longest waiting first. */
export async function listInDoubt(db: Reader, machineNow: Instant, limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', '=', 'unknown')
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
    .orderBy('not_before')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}

/** Sent ones that were in doubt once and whose time (machine) has come to look for a second copy. */
export async function listToAudit(db: Reader, machineNow: Instant, limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', '=', 'sent')
    .where('audit_at', '<=', machineNow)
    .orderBy('audit_at')
    .limit(limit)
    .execute();
  return rows.map(toDelivery);
}
