import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { card } from '../../figures/card.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import { cardMessage, goneCardMessage } from '../../slack/views/card/card.ts';
import { listStaleCards, markCardFailed, markCardShown, type StaleCard } from '../../store/surfaces.ts';
import { removeCard } from '../../usecases/card/remove-card.ts';
import { isGone } from './gone-message.ts';

/** Cards brought up to date in one look; the rest waits for the next one. */
const BATCH = 20;
const BACK_OFF_MS = 2000;
const BACK_OFF_MAX_MS = 60 * 60_000;

/**
 * Edits the posted cards that are behind so that they show their prediction as it is now. Safe to repeat and to race:
 * the latest state is rendered, and a version is marked as shown only after Slack took the edit. What Slack refuses
 * is tried again later; a message that is gone is left alone.
 */
export async function updateCards(deps: Deps): Promise<number> {
  const stale = await listStaleCards(deps.db.read, deps.clock.machineNow(), BATCH);
  for (const each of stale) await updateCard(deps, each);
  return stale.length;
}

async function updateCard(deps: Deps, stale: StaleCard): Promise<void> {
  const key = { teamId: stale.teamId, id: stale.predictionId };
  const figures = await card(deps.db.read, { ...key, channelId: stale.channelId }, deps.clock.now());
  // Withdrawn or made private while it was on its way, or forgotten: it goes as one does that was there already.
  if (!figures && (await removeCard(deps, key))) return;
  const message = figures ? cardMessage(figures) : goneCardMessage();
  try {
    await deps.messenger.update(stale.teamId, stale.channelId, stale.ts, message);
  } catch (error) {
    const code = error instanceof SlackCallError ? error.code : null;
    const goneReason = isGone(code) ? code : null;
    const wait = Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** stale.attempts);
    await markCardFailed(deps.db, stale, { notBefore: plusMs(deps.clock.machineNow(), wait), goneReason });
    deps.log.warn({ predictionId: stale.predictionId, code }, 'a card could not be edited');
    return;
  }
  await markCardShown(deps.db, stale);
}
