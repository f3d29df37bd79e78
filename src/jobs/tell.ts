import type { Tx } from '../../db/connect.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../store/deliveries/delivery.ts';
import { enqueue } from '../store/deliveries/enqueue.ts';
import { claimTelling } from '../store/deliveries/look-up.ts';
import { kindOf } from './kinds/kinds.ts';

/** Tells whoever set it up, once, that a message can never arrive. */
export async function tellFailure(deps: Deps, tx: Tx, delivery: Delivery, code: string): Promise<void> {
  await tell(deps, tx, delivery, {
    problem: `Slack refused it: ${code}.`,
    todo: 'If I was removed from that channel, invite me again; a digest can also be switched off there.',
    again: null,
  });
}

/** Asks whoever set it up whether to post again what may or may not have arrived. */
export async function askToPostAgain(deps: Deps, tx: Tx, delivery: Delivery): Promise<void> {
  await tell(deps, tx, delivery, {
    problem: 'The connection broke while I posted it, and I may not read that channel to look.',
    todo: 'If you do not see it there, post it again.',
    again: delivery.id,
  });
}

async function tell(
  deps: Deps,
  tx: Tx,
  delivery: Delivery,
  words: { readonly problem: string; readonly todo: string; readonly again: string | null },
): Promise<void> {
  const now = deps.clock.now();
  const context = { db: tx, now, commandName: deps.commandName };
  const whom = await kindOf(delivery.kind).whoToTell?.(context, delivery);
  if (!whom || !(await claimTelling(tx, delivery.id, deps.clock.machineNow()))) return;
  const notice = {
    teamId: delivery.teamId,
    kind: 'notice',
    key: `notice|${delivery.key}|${delivery.fence}`,
    userId: whom.userId,
    channelId: null,
    dueAt: now,
    payload: { what: whom.what, ...words },
  };
  await enqueue(tx, notice, now);
}
