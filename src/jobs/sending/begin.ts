import { plusMs } from '../../domain/time/wall.ts';
import { countBegun, giveUpBegun } from '../../store/deliveries/begun.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { waitUntil } from '../../store/deliveries/thread.ts';
import { tellGivenUp } from '../tell.ts';
import type { Sender } from './sender.ts';

/** Begun so often without coming to any end, a delivery is given up. */
const TIMES = 5;

/** What may be begun together. */
export interface Beginning {
  readonly deliveries: readonly Delivery[];
  /** Whether it was being worked on when a process ended: nothing else is begun until that work has ended. */
  readonly isSuspect: boolean;
}

/**
 * Of what was chosen, what may be begun now. Writing a message can end the whole process (a native crash, no memory
 * left), and must not do so at every start. Only what was due when this process started can have ended the one before,
 * so only its beginnings are counted, in a commit of their own; every end of the work sets the count back. What has a
 * count already is begun alone, so that nothing else is counted with it, and given up after five times.
 */
export async function mayBegin(sender: Sender, chosen: readonly Delivery[]): Promise<Beginning> {
  const suspect = leastBegun(chosen);
  if (suspect !== undefined && suspect.begun >= TIMES) {
    await giveUp(sender, suspect);
    return { deliveries: [], isSuspect: true };
  }
  const isSuspect = suspect !== undefined;
  const next = isSuspect ? [suspect] : chosen;
  const isOld = ({ dueAt }: Delivery) => isSuspect || dueAt <= sender.startedAt;
  const old = next.filter(isOld);
  if (old.length === 0) return { deliveries: next, isSuspect };
  const { db, clock } = sender.deps;
  const ids = old.map(({ id }) => id);
  const counted = await db.write((tx) => countBegun(tx, db.dialect, ids, clock.machineNow()));
  return { deliveries: [...counted, ...next.filter((delivery) => !isOld(delivery))], isSuspect };
}

/** Those that only happened to be under way go first, so that one that does end the process holds up nobody. */
function leastBegun(chosen: readonly Delivery[]): Delivery | undefined {
  return chosen.filter(({ begun }) => begun > 0).sort((a, b) => a.begun - b.begun)[0];
}

/** Gives it up, once nobody can be at work on it any more: several instances that start at once count, too. */
async function giveUp({ deps, settings }: Sender, delivery: Delivery): Promise<void> {
  const { db, clock, log } = deps;
  const [begunAt, now] = [delivery.begunAt ?? '', clock.machineNow()];
  // A beginning in the future was written under a wrong clock, and is no reason to wait for it.
  const until = begunAt <= now && begunAt > '' ? plusMs(begunAt, settings.leaseMs) : now;
  if (until > now) return waitUntil(db, delivery.id, until);
  log.error(
    { delivery: delivery.id, kind: delivery.kind },
    'Hunch ended five times while it wrote a message, and gives it up',
  );
  await db.write(async (tx) => {
    if (await giveUpBegun(tx, delivery, TIMES)) await tellGivenUp(deps, tx, delivery);
  });
}
