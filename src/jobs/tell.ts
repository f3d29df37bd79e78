import type { Tx } from '../../db/connect.ts';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../store/deliveries/delivery.ts';
import { enqueue } from '../store/deliveries/enqueue.ts';
import { claimTelling } from '../store/deliveries/look-up.ts';
import { findTeam } from '../store/workspace/teams.ts';
import { kindOf } from './kinds/kinds.ts';

/** Tells whoever set it up, once, that a message can never arrive. */
export async function tellFailure(deps: Deps, tx: Tx, delivery: Delivery, code: string): Promise<void> {
  await tell(deps, tx, delivery, {
    problem: `Slack refused it: ${code}.`,
    todo: 'If I was removed from that channel, invite me again; a digest can also be switched off there.',
    again: null,
  });
}

/**
 * Tells once that a message was given up because writing it ended Hunch again and again: whoever set it up, else the
 * person it was for, else whoever installed Hunch. Nobody where it was to tell of another one.
 */
export async function tellGivenUp(deps: Deps, tx: Tx, delivery: Delivery): Promise<void> {
  const words = {
    problem: 'I stopped five times while I wrote it, so I have given it up.',
    todo: 'Please tell whoever runs me: npm run doctor lists it. What waits for an answer is on my Home tab.',
    again: null,
  };
  await tell(deps, tx, delivery, words, await whomItConcerns(tx, delivery));
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
  otherwise: Whom | null = null,
): Promise<void> {
  const now = deps.clock.now();
  const context = { db: tx, now, commandName: deps.commandName };
  const whom = (await kindOf(delivery.kind).whoToTell?.(context, delivery)) ?? otherwise;
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

/** Who is told, and what it was. */
interface Whom {
  readonly userId: string;
  readonly what: string;
}

async function whomItConcerns(tx: Tx, { teamId, kind, userId }: Delivery): Promise<Whom | null> {
  if (kind === 'notice') return null;
  if (userId !== null) return { userId, what: 'There was a message for you that I could not write.' };
  const installedBy = (await findTeam(tx, teamId))?.installedBy ?? null;
  return installedBy === null
    ? null
    : { userId: installedBy, what: 'There was a message for a channel that I could not write.' };
}
