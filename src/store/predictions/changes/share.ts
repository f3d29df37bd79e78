import type { Reader, Tx } from '../../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../../domain/prediction/prediction.ts';
import { wantCardAway } from '../../deliveries/posted.ts';
import { nobodyElseForecast } from '../alone.ts';

/**
 * Shares a prediction in a channel, with a card to be posted there, if it is this author's, was not withdrawn and is
 * not shared yet. Returns false, and changes nothing, otherwise.
 */
export async function sharePrediction(
  tx: Tx,
  key: PredictionKey,
  share: {
    readonly authorId: string;
    readonly channelId: string;
    readonly hidesForecasts: boolean;
    readonly at: Instant;
  },
): Promise<boolean> {
  const shared = await tx
    .updateTable('predictions')
    .set({
      shared_channel_id: share.channelId,
      shared_at: share.at,
      hides_forecasts: share.hidesForecasts ? 1 : 0,
    })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('author_id', '=', share.authorId)
    .where('shared_channel_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (shared.numUpdatedRows !== 1n) return false;
  // One that Slack would not let go of when it was made private.
  const former = await findPostedCard(tx, key);
  if (former) await wantCardAway(tx, { teamId: key.teamId, ...former });
  const card = { channel_id: share.channelId, ts: null, thread_ts: null, shown: 0 };
  await tx
    .insertInto('cards')
    .values({ team_id: key.teamId, prediction_id: key.id, ...card, wanted: 1 })
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'prediction_id']).doUpdateSet((column) => ({
        ...card,
        // An earlier card that is still on its way here becomes this one, and has to be brought up to date.
        wanted: column('cards.wanted', '+', 1),
        not_before: null,
        attempts: 0,
        gone_reason: null,
      })),
    )
    .execute();
  return true;
}

/**
 * Makes a shared prediction private again, if it is this author's, was recorded at or after `recordedSince`, has no
 * outcome and nobody else has forecast. Returns false, and changes nothing, otherwise.
 */
export async function unsharePrediction(
  tx: Tx,
  key: PredictionKey,
  guard: { readonly authorId: string; readonly recordedSince: Instant },
): Promise<boolean> {
  const unshared = await tx
    .updateTable('predictions')
    .set({ shared_channel_id: null, shared_at: null })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .where('author_id', '=', guard.authorId)
    .where('recorded_at', '>=', guard.recordedSince)
    .where('shared_channel_id', 'is not', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where(nobodyElseForecast(guard.authorId))
    .executeTakeFirst();
  return unshared.numUpdatedRows === 1n;
}

/** A card in its channel. */
export interface PostedCard {
  readonly channelId: string;
  readonly ts: string;
  /** The weekly thread that it is a reply in; null where it is a message of its own. */
  readonly threadTs: string | null;
}

/** Where the card of a prediction stands; undefined if it is not posted, or was removed. */
export async function findPostedCard(db: Reader, key: PredictionKey): Promise<PostedCard | undefined> {
  const row = await db
    .selectFrom('cards')
    .select(['channel_id', 'ts', 'thread_ts'])
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .where('gone_reason', 'is', null)
    .executeTakeFirst();
  return row?.ts ? { channelId: row.channel_id, ts: row.ts, threadTs: row.thread_ts } : undefined;
}

/** Remembers that the posted card of a prediction was removed, so that nothing edits it any more. */
export async function markCardRemoved(tx: Tx, key: PredictionKey, ts: string): Promise<void> {
  await tx
    .updateTable('cards')
    .set({ gone_reason: 'removed' })
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .where('ts', '=', ts)
    .execute();
}
