import type { Deps } from '../../deps.ts';
import { countTry, type InboxEvent, listGivenUp, listUndone } from '../../store/once/inbox.ts';

const BATCH = 50;

/** Each event under way in this process, so that two calls do not deal with one at once. */
const underWay = new Set<string>();

/** What is done with an event: each marks it done, or throws. */
export interface Dealing {
  readonly deal: (event: InboxEvent) => Promise<void>;
  /** Every try failed, or ended the process: says so to the person instead of trying for ever. */
  readonly giveUp: (event: InboxEvent) => Promise<void>;
}

/**
 * Deals with every kept event that is not done and whose turn has come, oldest first. One that fails stays, and is tried
 * again at growing intervals, five times in all; then it is given up, so that it cannot end the process at every start.
 *
 * @param isStart whatever is left from before is tried at once
 */
export async function nextEvents(deps: Deps, dealing: Dealing, isStart: boolean): Promise<void> {
  const now = isStart ? 'all' : deps.clock.machineNow();
  for (const event of await listUndone(deps.db.read, now, BATCH))
    await once(deps, event, async () => {
      await countTry(deps.db, event);
      await dealing.deal(event);
    });
  for (const event of await listGivenUp(deps.db.read, BATCH))
    await once(deps, event, () => dealing.giveUp(event));
}

async function once(deps: Deps, event: InboxEvent, work: () => Promise<void>): Promise<void> {
  const name = `${event.teamId}|${event.eventId}`;
  if (underWay.has(name)) return;
  underWay.add(name);
  try {
    await work();
  } catch (error) {
    const thrown = error instanceof Error ? error.name : 'thrown';
    deps.log.error({ event: event.eventId, error: thrown }, 'a kept message could not be dealt with yet');
  } finally {
    underWay.delete(name);
  }
}
