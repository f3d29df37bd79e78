import type { Deps } from '../../deps.ts';
import type { PredictionKey } from '../../domain/prediction/prediction.ts';
import { findPostedCard, markCardRemoved } from '../../store/predictions/changes/share.ts';

/**
 * Takes the card of a prediction out of its channel, where it was posted. If Slack refuses, the card stays and is
 * edited by the job that keeps cards up to date: it says then that there is nothing to see.
 *
 * @returns whether it was there and is gone now
 */
export async function removeCard(deps: Deps, key: PredictionKey): Promise<boolean> {
  const card = await findPostedCard(deps.db.read, key);
  if (!card) return false;
  try {
    await deps.messenger.remove(key.teamId, card.channelId, card.ts);
  } catch {
    deps.log.warn({ predictionId: key.id }, 'a card could not be removed; it will be edited instead');
    return false;
  }
  await deps.db.write((tx) => markCardRemoved(tx, key, card.ts));
  return true;
}
