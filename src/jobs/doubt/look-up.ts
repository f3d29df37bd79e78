import { plusMs } from '../../domain/time/wall.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import { clampNotBefore, leaseNow, sweepLostClaims } from '../../store/deliveries/claim.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { listInDoubt } from '../../store/deliveries/find.ts';
import { postponeLookUp, settleFound, settleMissing } from '../../store/deliveries/look-up.ts';
import { kindOf } from '../kinds/kinds.ts';
import { contextOf, type Sender } from '../sending/sender.ts';
import { askToPostAgain } from '../tell.ts';
import { findCopies } from './copies.ts';
import { inTurnByTeam } from './in-turn.ts';

const BATCH = 200;
/** Back-off longer than this was written by a clock that was wrong. */
const NOT_BEFORE_MAX_MS = 3_600_000;
/** Answers that mean history cannot be read here at all, until somebody grants it or brings the thread back. */
const NEVER_READABLE = [
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'no_permission',
  'thread_not_found',
];
const NEVER_READABLE_RETRY_MS = 1_800_000;

/**
 * Settles what is in doubt: looks for each message in its conversation, twice, the second time after the settle time,
 * and only then lets it be sent again. Never sends, never deletes, never guesses where it may not look.
 */
export async function lookUpDoubts(sender: Sender): Promise<void> {
  const { deps, settings } = sender;
  const machineNow = deps.clock.machineNow();
  await deps.db.write(async (tx) => {
    const before = await leaseNow(tx, deps.db.dialect, machineNow);
    await sweepLostClaims(tx, before, plusMs(machineNow, settings.firstLookUpMs));
    await clampNotBefore(tx, plusMs(machineNow, NOT_BEFORE_MAX_MS), machineNow);
  });
  await inTurnByTeam(sender, await listInDoubt(deps.db.read, machineNow, BATCH), lookUp);
}

async function lookUp(sender: Sender, delivery: Delivery): Promise<void> {
  const { deps, settings } = sender;
  const found = await findCopies(sender, delivery).catch((error: unknown) => {
    if (error instanceof SlackCallError) return error;
    throw error;
  });
  if (found instanceof SlackCallError) return notReadable(sender, delivery, found);
  const machineNow = deps.clock.machineNow();
  const [first] = found.ts;
  if (first !== undefined) {
    const message = { channelId: found.channelId, ts: first, at: deps.clock.now() };
    await deps.db.write(async (tx) => {
      if (await settleFound(tx, delivery, message, plusMs(machineNow, settings.auditMs)))
        await kindOf(delivery.kind).sent?.(contextOf(deps, tx), delivery, message);
    });
    return;
  }
  const settledAt = plusMs(delivery.lastAttemptAt ?? machineNow, settings.secondLookUpMs);
  const isSurelyAbsent = delivery.misses >= 1 && machineNow >= settledAt;
  const notBefore = isSurelyAbsent || settledAt < machineNow ? machineNow : settledAt;
  await deps.db.write((tx) => settleMissing(tx, delivery, { isSurelyAbsent, notBefore }));
  if (isSurelyAbsent) sender.wakeIn(0);
}

async function notReadable(sender: Sender, delivery: Delivery, error: SlackCallError): Promise<void> {
  const { deps, settings } = sender;
  const isNever = NEVER_READABLE.includes(error.code);
  const machineNow = deps.clock.machineNow();
  const againMs = isNever ? NEVER_READABLE_RETRY_MS : settings.firstLookUpMs;
  const notBefore = plusMs(machineNow, Math.min(error.retryAfterMs ?? againMs, NOT_BEFORE_MAX_MS));
  await deps.db.write(async (tx) => {
    await postponeLookUp(tx, delivery, notBefore, error.code);
    if (isNever) await askToPostAgain(deps, tx, delivery);
  });
  sender.wakeIn(0);
}
