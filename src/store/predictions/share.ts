import type { Tx } from '../../../db/connect.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import { nobodyElseForecast } from './alone.ts';

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
  await tx
    .insertInto('cards')
    .values({ team_id: key.teamId, prediction_id: key.id, channel_id: share.channelId })
    .execute();
  return true;
}

/**
 * Makes a shared prediction private again, if it is this author's, was recorded at or after `recordedSince`, has no
 * outcome and nobody else has forecast. Returns where its card stands, `unposted` if nowhere yet, null if refused.
 */
export async function unsharePrediction(
  tx: Tx,
  key: PredictionKey,
  guard: { readonly authorId: string; readonly recordedSince: Instant },
): Promise<{ readonly channelId: string; readonly ts: string } | 'unposted' | null> {
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
  if (unshared.numUpdatedRows !== 1n) return null;
  const card = await tx
    .deleteFrom('cards')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .returning(['channel_id', 'ts'])
    .executeTakeFirst();
  return card?.ts ? { channelId: card.channel_id, ts: card.ts } : 'unposted';
}
