import { plusMs } from '../../domain/time/wall.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { listToAudit } from '../../store/deliveries/find.ts';
import { settleAudit } from '../../store/deliveries/look-up.ts';
import type { Sender } from '../sending/sender.ts';
import { findCopies } from './copies.ts';
import { inTurnByTeam } from './in-turn.ts';

const BATCH = 200;
/** A message that was in doubt is searched for copies for so long; by then nothing can still be on its way. */
const GIVE_UP_MS = 24 * 3_600_000;

/** Searches what was in doubt once for a second copy, and removes it; but only if the first is there to stay. */
export async function auditDoubts(sender: Sender): Promise<void> {
  const { db, clock } = sender.deps;
  await inTurnByTeam(sender, await listToAudit(db.read, clock.machineNow(), BATCH), audit);
}

async function audit(sender: Sender, delivery: Delivery): Promise<void> {
  const { deps, settings } = sender;
  const beganAt = deps.clock.machineNow();
  const isDone = await removeCopies(sender, delivery).catch((error: unknown) => {
    if (error instanceof SlackCallError) return false;
    throw error;
  });
  const machineNow = deps.clock.machineNow();
  const isOld = plusMs(delivery.lastAttemptAt ?? machineNow, GIVE_UP_MS) < machineNow;
  const nextAt = isDone || isOld ? null : plusMs(machineNow, settings.auditMs);
  await deps.db.write((tx) => settleAudit(tx, delivery.id, { beganAt, nextAt }));
}

/** Returns whether one copy is left, and that is the one we know of. */
async function removeCopies(sender: Sender, delivery: Delivery): Promise<boolean> {
  const { channelId, ts: copies } = await findCopies(sender, delivery);
  const { sentTs, teamId } = delivery;
  if (sentTs === null || !copies.includes(sentTs)) return false;
  for (const ts of copies) {
    if (ts === sentTs) continue;
    sender.deps.log.warn({ delivery: delivery.id }, 'a second copy of a message is removed');
    await sender.deps.messenger.remove(teamId, channelId, ts);
  }
  return true;
}
