import { forgetBegun } from '../../store/deliveries/begun.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { listSendable, listTeamsToServe } from '../../store/deliveries/sendable.ts';
import { kindOf, needsPreparing } from '../kinds/kinds.ts';
import { mayBegin } from './begin.ts';
import { type Claimed, claimAll, putOff } from './claim.ts';
import { metadataKey } from './metadata-key.ts';
import { targetOf } from './pace.ts';
import type { Sender } from './sender.ts';
import { settle } from './settle.ts';

/** Another instance may be claiming what was chosen: look again this soon. */
const CONTENDED_MS = 50;

/**
 * Begins to send what is due, as far as the rates allow: oldest first, in turn between workspaces, one message at a
 * time in each conversation. Each claim makes at most one request; what is not surely unsent is never sent again here.
 * Does not wait for the answers: each of them wakes the sender.
 */
export async function sendDue(sender: Sender): Promise<void> {
  if (!(await sender.isClockRight())) return;
  while (!sender.isStopping()) {
    const chosen = await choose(sender);
    if (chosen.length === 0) break;
    const { deliveries, isSuspect } = await mayBegin(sender, chosen);
    const [pictured, plain] = partition(deliveries, ({ kind }) => needsPreparing(kind));
    const prepared = pictured.map((one) => begin(sender, one, () => prepareAndSend(sender, one)));
    if (isSuspect) await Promise.all(prepared);
    const claimed = await claimAll(sender, plain);
    for (const claim of claimed) void begin(sender, claim.delivery, () => send(sender, claim));
    if (claimed.length + pictured.length > 0) continue;
    sender.wakeIn(CONTENDED_MS);
    return;
  }
  const waitMs = sender.pace.waitMs();
  if (waitMs !== null) sender.wakeIn(waitMs);
}

/** What may be claimed now: for each workspace as much as its pace has room for, at most one for each conversation. */
async function choose({ deps, pace }: Sender): Promise<Delivery[]> {
  const moment = { now: deps.clock.now(), machineNow: deps.clock.machineNow() };
  const chosen: Delivery[] = [];
  for (const teamId of await listTeamsToServe(deps.db.read, moment)) {
    const room = pace.room(teamId);
    if (room <= 0) continue;
    const oldest = await listSendable(deps.db.read, teamId, moment, pace.busyTargets(teamId), room);
    const taken = new Set<string>();
    for (const delivery of oldest) {
      if (taken.has(targetOf(delivery))) continue;
      taken.add(targetOf(delivery));
      chosen.push(delivery);
    }
  }
  return chosen;
}

/** Counts a delivery as being sent until its work has ended, however it ends; resolves then. */
function begin(sender: Sender, delivery: Delivery, work: () => Promise<void>): Promise<void> {
  const { deps, pace } = sender;
  pace.begin(delivery);
  return work()
    .catch((error: unknown) => {
      const name = error instanceof Error ? error.name : 'thrown';
      // The claim stays: what became of the message is looked up when its lease is over.
      deps.log.error(
        { delivery: delivery.id, error: name },
        'what became of a message could not be written down',
      );
    })
    .finally(() => {
      pace.end(delivery);
      sender.wakeIn(0);
    });
}

async function prepareAndSend(sender: Sender, delivery: Delivery): Promise<void> {
  try {
    if ((await kindOf(delivery.kind).prepare?.(sender.deps, delivery)) === 'later') {
      if (delivery.begun > 0) await sender.write((tx) => forgetBegun(tx, delivery.id));
      return;
    }
  } catch (error) {
    return putOff(sender, delivery, error);
  }
  for (const claimed of await claimAll(sender, [delivery])) await send(sender, claimed);
}

async function send(sender: Sender, claimed: Claimed): Promise<void> {
  const { delivery, channelId, message, deadline } = claimed;
  const { teamId, threadTs } = delivery;
  const key = metadataKey(sender.secret, delivery.key);
  const posting = { teamId, channelId, threadTs, message, metadataKey: key, deadline };
  await settle(sender, claimed, await sender.deps.messenger.post(posting));
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
