import type { Db, Reader, Tx } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';

/** A card in a channel that shows an older state than the prediction has. */
export interface StaleCard {
  readonly teamId: string;
  readonly predictionId: string;
  readonly channelId: string;
  readonly ts: string;
  readonly wanted: number;
  readonly attempts: number;
}

/** The card of this prediction, if it has one, shall be brought up to date. */
export async function wantCard(tx: Tx, key: { readonly teamId: string; readonly id: string }): Promise<void> {
  await tx
    .updateTable('cards')
    .set((column) => ({ wanted: column('wanted', '+', 1) }))
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .execute();
}

/** The Home of this person shall be published anew. Somebody unknown, or forgotten, has none. */
export function wantHome(tx: Tx, teamId: string, userId: string): Promise<void> {
  return wantHomes(tx, teamId, [userId]);
}

/** The Homes of these people shall be published anew, each once; of those who are known. */
export async function wantHomes(tx: Tx, teamId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx
    .insertInto('homes')
    .columns(['team_id', 'user_id'])
    .expression(
      tx
        .selectFrom('members')
        .select(['team_id', 'user_id'])
        .where('team_id', '=', teamId)
        .where('user_id', 'in', [...new Set(userIds)])
        // In one order: two transactions that want the same two Homes must not wait for each other.
        .orderBy('user_id'),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'user_id'])
        .doUpdateSet((column) => ({ wanted: column('homes.wanted', '+', 1) })),
    )
    .execute();
}

/** Posted cards that are behind, in no particular order. */
export async function listStaleCards(db: Reader, machineNow: Instant, limit: number): Promise<StaleCard[]> {
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    .whereRef('wanted', '>', 'shown')
    .where('ts', 'is not', null)
    .where('gone_reason', 'is', null)
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.ts === null
      ? []
      : [
          {
            teamId: row.team_id,
            predictionId: row.prediction_id,
            channelId: row.channel_id,
            ts: row.ts,
            wanted: row.wanted,
            attempts: row.attempts,
          },
        ],
  );
}

/**
 * The card has been posted, in its first version at least; what was wanted since then is still to be shown. Returns false
 * where it is nobody's card: its prediction is shared in another channel by now, or has another card in this one.
 */
export async function setCardMessage(
  tx: Tx,
  key: { readonly teamId: string; readonly predictionId: string; readonly channelId: string },
  message: { readonly channelId: string; readonly ts: string; readonly threadTs: string | null },
): Promise<boolean> {
  const posted = await tx
    .updateTable('cards')
    .set({ channel_id: message.channelId, ts: message.ts, thread_ts: message.threadTs, shown: 1 })
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.predictionId)
    .where('channel_id', '=', key.channelId)
    .where('ts', 'is', null)
    .executeTakeFirst();
  return posted.numUpdatedRows === 1n;
}

/** The card shows at least version `shown` now. */
export async function markCardShown(db: Db, card: StaleCard): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('cards')
      .set({ shown: card.wanted, attempts: 0, not_before: null })
      .where('team_id', '=', card.teamId)
      .where('prediction_id', '=', card.predictionId)
      .where('shown', '<', card.wanted)
      .execute(),
  );
}

/** The edit failed: again not before a machine instant, or never (`goneReason`) where the message is gone. */
export async function markCardFailed(
  db: Db,
  card: StaleCard,
  failure: { readonly notBefore: Instant; readonly goneReason: string | null },
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('cards')
      .set({ not_before: failure.notBefore, gone_reason: failure.goneReason, attempts: card.attempts + 1 })
      .where('team_id', '=', card.teamId)
      .where('prediction_id', '=', card.predictionId)
      .execute(),
  );
}
