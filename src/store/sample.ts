import type { Tx } from '../../db/connect.ts';
import type { Instant, PredictionKey } from '../domain/prediction/prediction.ts';

/** Marks a prediction of the sample history as shared long ago; there is no card for it to post any more. */
export async function setShared(
  tx: Tx,
  key: PredictionKey,
  channelId: string,
  sharedAt: Instant,
): Promise<void> {
  await tx
    .updateTable('predictions')
    .set({ shared_channel_id: channelId, shared_at: sharedAt })
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .execute();
}
