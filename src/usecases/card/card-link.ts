import type { Deps } from '../../deps.ts';
import type { PredictionKey } from '../../domain/prediction/prediction.ts';
import { findPostedCard } from '../../store/predictions/changes/share.ts';

/** Where the card of a prediction stands, as a link; null where it is not posted, or Slack does not tell. */
export async function cardLink(deps: Deps, key: PredictionKey): Promise<string | null> {
  const card = await findPostedCard(deps.db.read, key);
  if (!card) return null;
  return deps.messenger.permalink(key.teamId, card.channelId, card.ts).catch(() => null);
}
