import type { Db, Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Delivery, toDelivery } from './delivery.ts';

/** The delivery of this key. */
export async function findDeliveryByKey(db: Reader, key: string): Promise<Delivery | undefined> {
  const row = await db.selectFrom('deliveries').selectAll().where('key', '=', key).executeTakeFirst();
  return row && toDelivery(row);
}

/** Makes a delivery that was never claimed a reply in a thread. */
export async function joinThread(db: Db, id: string, threadTs: string): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ thread_ts: threadTs })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .where('attempts', '=', 0)
      .execute(),
  );
}

/** Looks at a delivery that is not claimed no sooner than a machine instant. */
export async function waitUntil(db: Db, id: string, notBefore: Instant): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ not_before: notBefore })
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .execute(),
  );
}
