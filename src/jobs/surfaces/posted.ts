import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { postedQuestions } from '../../figures/questions/posted-questions.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import { postedMessage } from '../../slack/views/answer/posted.ts';
import { listItems } from '../../store/deliveries/find.ts';
import {
  CARD_KINDS,
  listStalePosted,
  markPostedShown,
  putOffPosted,
  type StalePosted,
} from '../../store/deliveries/posted.ts';
import { backOffMs } from '../sending/back-off.ts';
import { isGone } from './gone-message.ts';

/** Messages brought up to date in one look; the rest waits for the next one. */
const BATCH = 20;

/**
 * Edits the posted questions that changed by another way than a press on them (answered or undone elsewhere, handed
 * over, withdrawn), and takes away cards that are nobody's any more. Safe to repeat and to race: the latest state is rendered, and a version is marked as shown only
 * after Slack took the edit; a message that is gone is left alone.
 */
export async function updatePosted(deps: Deps): Promise<number> {
  const stale = await listStalePosted(deps.db.read, deps.clock.machineNow(), BATCH);
  for (const each of stale) await updateOne(deps, each);
  return stale.length;
}

async function updateOne(deps: Deps, stale: StalePosted): Promise<void> {
  try {
    if (CARD_KINDS.includes(stale.kind)) await deps.messenger.remove(stale.teamId, stale.channelId, stale.ts);
    else await edit(deps, stale);
  } catch (error) {
    const code = error instanceof SlackCallError ? error.code : null;
    deps.log.warn(
      { delivery: stale.id, kind: stale.kind, code },
      'a posted message could not be brought up to date',
    );
    if (!isGone(code)) {
      const notBefore = plusMs(deps.clock.machineNow(), backOffMs(stale.attempts));
      await putOffPosted(deps.db, stale, notBefore);
      return;
    }
  }
  await markPostedShown(deps.db, stale);
}

async function edit(deps: Deps, stale: StalePosted): Promise<void> {
  const items = (await listItems(deps.db.read, stale.id)).map(({ predictionId }) => predictionId);
  const ids = items.length > 0 ? items : [(stale.payload as { readonly predictionId: string }).predictionId];
  const figures = await postedQuestions(deps.db.read, stale, ids, deps.clock.now());
  await deps.messenger.update(stale.teamId, stale.channelId, stale.ts, postedMessage(figures));
}
