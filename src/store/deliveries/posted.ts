import type { Db, Reader, Tx } from '../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';

/** A message in somebody's DM whose questions have changed since it was posted or edited, or a card that is nobody's. */
export interface StalePosted {
  readonly id: string;
  readonly kind: string;
  readonly teamId: string;
  /** Whose DM it is in; empty for a channel. */
  readonly userId: string;
  readonly channelId: string;
  readonly ts: string;
  /** Of the delivery, as it was enqueued. */
  readonly payload: unknown;
  readonly wanted: number;
  readonly attempts: number;
}

/**
 * Messages that ask about this prediction shall be brought up to date, with what was said under `alsoKey`; one that is
 * on its way now as soon as it is there.
 */
export async function wantPosted(tx: Tx, key: PredictionKey, alsoKey: string | null): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set((column) => ({ wanted: column('wanted', '+', 1), not_before: null }))
    .where('state', 'in', ['sending', 'unknown', 'sent'])
    .where((where) =>
      where.or([
        ...(alsoKey === null ? [] : [where('key', '=', alsoKey)]),
        where.and([
          where('kind', 'in', ['follow-up', 'hand-over']),
          where(
            'id',
            'in',
            where
              .selectFrom('delivery_items')
              .select('delivery_id')
              .where('team_id', '=', key.teamId)
              .where('prediction_id', '=', key.id),
          ),
        ]),
      ]),
    )
    .execute();
}

/** This posted card is nobody's any more: another one stands for its prediction. It shall be taken away. */
export async function wantCardAway(
  tx: Tx,
  card: { readonly teamId: string; readonly channelId: string; readonly ts: string },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set((column) => ({ wanted: column('wanted', '+', 1), not_before: null }))
    .where('team_id', '=', card.teamId)
    .where('kind', 'in', [...CARD_KINDS])
    .where('state', '=', 'sent')
    .where('sent_channel_id', '=', card.channelId)
    .where('sent_ts', '=', card.ts)
    .execute();
}

/** What posts cards. */
export const CARD_KINDS: readonly string[] = ['card', 'card-reply'];

/** Posted messages that are behind, in no particular order. */
export async function listStalePosted(
  db: Reader,
  machineNow: Instant,
  limit: number,
): Promise<StalePosted[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('teams', 'teams.team_id', 'deliveries.team_id')
    .selectAll('deliveries')
    .whereRef('wanted', '>', 'shown')
    .where('deliveries.state', '=', 'sent')
    .where('teams.state', '=', 'active')
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.sent_ts === null || row.sent_channel_id === null
      ? []
      : [
          {
            id: row.id,
            kind: row.kind,
            teamId: row.team_id,
            userId: row.user_id ?? '',
            channelId: row.sent_channel_id,
            ts: row.sent_ts,
            payload: JSON.parse(row.payload),
            wanted: row.wanted,
            attempts: row.attempts,
          },
        ],
  );
}

/** The message shows at least version `wanted` now, or can never be edited again. */
export async function markPostedShown(db: Db, { id, wanted }: StalePosted): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ shown: wanted, not_before: null })
      .where('id', '=', id)
      .where('shown', '<', wanted)
      .execute(),
  );
}

/** The edit failed: again not before a machine instant. */
export async function putOffPosted(db: Db, { id }: StalePosted, notBefore: Instant): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set((column) => ({ not_before: notBefore, attempts: column('attempts', '+', 1) }))
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .execute(),
  );
}
