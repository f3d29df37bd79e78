import type { Deps } from '../../deps.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { type InboxEvent, markDone } from '../../store/once/inbox.ts';

/** Where an answer to something typed goes, and what it is. */
export interface Reply {
  readonly userId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  /** A Slack message; null where nothing needs to be said. */
  readonly message: unknown;
}

/** Deals with an event for good: its reply is enqueued in the transaction that marks it done, so it is said once. */
export async function finishEvent(deps: Deps, event: InboxEvent, reply: Reply): Promise<void> {
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    if (reply.message !== null)
      await enqueue(
        tx,
        {
          teamId: event.teamId,
          kind: 'reply',
          key: `reply|${event.teamId}|${event.eventId}`,
          userId: reply.userId,
          channelId: reply.channelId,
          threadTs: reply.threadTs,
          dueAt: now,
          payload: reply.message,
        },
        now,
      );
    await markDone(tx, event, deps.clock.machineNow());
  });
  deps.wake();
}
