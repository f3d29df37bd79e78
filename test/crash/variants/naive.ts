import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../../../src/deps.ts';
import { kindOf } from '../../../src/jobs/kinds/kinds.ts';
import { planQuestions } from '../../../src/jobs/looks/plan.ts';
import { metadataKey } from '../../../src/jobs/sending/metadata-key.ts';
import type { SendResult } from '../../../src/slack/messenger.ts';
import type { Delivery } from '../../../src/store/deliveries/delivery.ts';
import { listItems } from '../../../src/store/deliveries/find.ts';
import { listSendable } from '../../../src/store/deliveries/sendable.ts';
import { listTeams } from '../../../src/store/workspace/teams.ts';
import type { Composition } from '../processes/sender.ts';

const PAUSE_MS = 20;
const AT_ONCE = 20;

/** One message of a sender that has no claims: how to post it, and how to mark it as sent. */
export interface Naive {
  post(): Promise<SendResult>;
  mark(): Promise<void>;
}

/** A sender as they are often written: takes what is due, posts it and marks it, in the order that `send` says. */
export function naiveSender(send: (message: Naive) => Promise<void>): Composition {
  return async ({ deps, secret }) => {
    const run = { isStopped: false };
    const loop = async () => {
      while (!run.isStopped) {
        await planQuestions(deps);
        const due = await listDue(deps);
        await Promise.all(due.map(async (delivery) => send(await naive(deps, secret, delivery))));
        await sleep(PAUSE_MS);
      }
    };
    const ended = loop();
    return {
      async stop() {
        run.isStopped = true;
        await ended;
      },
    };
  };
}

async function listDue({ db, clock }: Deps): Promise<Delivery[]> {
  const [team] = await listTeams(db.read);
  const moment = { now: clock.now(), machineNow: clock.machineNow() };
  return team ? listSendable(db.read, team.teamId, moment, [], AT_ONCE) : [];
}

async function naive(deps: Deps, secret: string, delivery: Delivery): Promise<Naive> {
  const context = { db: deps.db.read, now: deps.clock.now(), commandName: deps.commandName };
  const items = await listItems(deps.db.read, delivery.id);
  const message = await kindOf(delivery.kind).render(context, delivery, items);
  return {
    async post() {
      if (message === null) throw new Error('nothing is answered or withdrawn in this round');
      return deps.messenger.post({
        teamId: delivery.teamId,
        channelId: delivery.channelId ?? delivery.userId ?? '',
        threadTs: null,
        message,
        metadataKey: metadataKey(secret, delivery.key),
        deadline: Number.POSITIVE_INFINITY,
      });
    },
    mark: () =>
      deps.db.write(async (tx) => {
        const sent = { state: 'sent' as const, sent_channel_id: 'marked', sent_ts: delivery.id };
        await tx.updateTable('deliveries').set(sent).where('id', '=', delivery.id).execute();
      }),
  };
}
