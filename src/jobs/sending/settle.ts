import type { Tx } from '../../../db/connect.ts';
import { plusMs } from '../../domain/time/wall.ts';
import type { SendResult } from '../../slack/messenger.ts';
import { dropPictures } from '../../store/deliveries/look-up.ts';
import { settleFailed, settleNotSent, settleSent, settleUnknown } from '../../store/deliveries/settle.ts';
import { kindOf } from '../kinds/kinds.ts';
import { PICTURE_TRIES } from '../settings.ts';
import { tellFailure } from '../tell.ts';
import { backOffMs } from './back-off.ts';
import type { Claimed } from './claim.ts';
import { contextOf, type Sender } from './sender.ts';

type Refusal = Extract<SendResult, { kind: 'not-sent' }>;

/** Slack answers again soon after a break; nobody shall wait an hour for that. */
const LONGEST_BREAK_MS = 30_000;
/** While a token does not work, its workspace is left alone for so long. */
const DEAD_TOKEN_MS = 60_000;

/** Writes down what became of one send, as far as that is surely known. */
export async function settle(sender: Sender, claimed: Claimed, result: SendResult): Promise<void> {
  const { deps, settings } = sender;
  const { delivery, fence } = claimed;
  const machineNow = deps.clock.machineNow();
  const auditAt = plusMs(machineNow, settings.auditMs);
  switch (result.kind) {
    case 'sent': {
      const message = { channelId: result.channelId, ts: result.ts, at: deps.clock.now() };
      const settled = (tx: Tx) => settleSent(tx, delivery.id, fence, message, auditAt);
      const withMore = sender.write(async (tx) => {
        if (await settled(tx)) await kindOf(delivery.kind).sent?.(contextOf(deps, tx), delivery, message);
      });
      return withMore.catch((error: unknown) => {
        const name = error instanceof Error ? error.name : 'thrown';
        deps.log.error(
          { delivery: delivery.id, error: name },
          'a message was sent, but not what goes with it',
        );
        return sender.write(async (tx) => void (await settled(tx)));
      });
    }
    case 'unknown': {
      deps.log.warn({ delivery: delivery.id, code: result.code }, 'a message may or may not have arrived');
      const lookUpAt = plusMs(machineNow, settings.firstLookUpMs);
      return sender.write((tx) =>
        settleUnknown(tx, delivery.id, fence, { lookUpAt, auditAt, error: result.code }),
      );
    }
    case 'not-sent':
      return settleRefusal(sender, claimed, result);
  }
}

async function settleRefusal(sender: Sender, claimed: Claimed, refusal: Refusal): Promise<void> {
  const { deps, pace } = sender;
  const { delivery, fence, message } = claimed;
  const { code, because } = refusal;
  if (because === 'rate-limited') pace.slowDown(delivery.teamId, refusal.retryAfterMs ?? backOffMs(0));
  if (because === 'installation') pace.slowDown(delivery.teamId, DEAD_TOKEN_MS);
  const isPlain = message.blocks === undefined;
  if (because === 'target-gone' || (because === 'payload' && isPlain)) {
    // A channel that was archived is nothing the host has to look into; a message that Slack does not take is.
    deps.log[because === 'payload' ? 'error' : 'warn'](
      { delivery: delivery.id, code },
      'a message can never arrive',
    );
    return sender.write((tx) => fail(sender, tx, claimed, code));
  }
  const waitMs = Math.min(waitAfter(refusal, delivery.attempts), backOffMs(Number.POSITIVE_INFINITY));
  const retry = { notBefore: plusMs(deps.clock.machineNow(), waitMs), error: code };
  if (because === 'payload') {
    // Refused for its blocks: a message without them still tells what it has to tell.
    deps.log.error(
      { delivery: delivery.id, kind: delivery.kind, code },
      'Slack refused a message as we built it',
    );
    const body = JSON.stringify({ text: message.text });
    return sender.write((tx) => settleNotSent(tx, delivery.id, fence, { ...retry, body }));
  }
  return sender.write(async (tx) => {
    const isEnough = because === 'picture' && delivery.attempts + 1 >= PICTURE_TRIES;
    if (isEnough) await dropPictures(tx, delivery.id, fence);
    await settleNotSent(tx, delivery.id, fence, retry);
  });
}

async function fail(sender: Sender, tx: Tx, { delivery, fence }: Claimed, code: string): Promise<void> {
  if (await settleFailed(tx, delivery.id, fence, code)) await tellFailure(sender.deps, tx, delivery, code);
}

/** Milliseconds until a message that surely was not created is tried again. */
function waitAfter({ because, retryAfterMs }: Refusal, attempts: number): number {
  if (retryAfterMs !== null) return retryAfterMs;
  switch (because) {
    case 'payload':
      return 0;
    case 'unreachable':
    case 'rate-limited':
      return backOffMs(attempts, LONGEST_BREAK_MS);
    default:
      return backOffMs(attempts);
  }
}
