import type { Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/**
 * Claims an inbound request whose effect has no unique key of its own. Returns false if it was handled before, so
 * that a double click or a redelivery changes nothing.
 */
export async function claimRequest(tx: Tx, teamId: string, key: string, at: Instant): Promise<boolean> {
  const inserted = await tx
    .insertInto('requests')
    .values({ team_id: teamId, key, handled_at: at })
    .onConflict((conflict) => conflict.columns(['team_id', 'key']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Forgets requests handled before `before` (machine time): Slack has stopped delivering them again. */
export async function deleteOldRequests(tx: Tx, before: Instant): Promise<number> {
  const deleted = await tx.deleteFrom('requests').where('handled_at', '<', before).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
