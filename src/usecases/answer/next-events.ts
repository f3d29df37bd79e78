import type { Deps } from '../../deps.ts';
import { countTry, type InboxEvent, listUndone } from '../../store/inbox.ts';

const BATCH = 50;

/** Each event under way in this process, so that two calls do not deal with one at once. */
const underWay = new Set<string>();

/**
 * Deals with every kept event that is not done, oldest first. `deal` marks it done; when it throws the event stays,
 * and the next call tries again, five times in all.
 */
export async function nextEvents(deps: Deps, deal: (event: InboxEvent) => Promise<void>): Promise<void> {
  for (const event of await listUndone(deps.db.read, BATCH)) {
    const name = `${event.teamId}|${event.eventId}`;
    if (underWay.has(name)) continue;
    underWay.add(name);
    try {
      await countTry(deps.db, event);
      await deal(event);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'thrown';
      deps.log.error({ event: event.eventId, error: name }, 'a kept message could not be dealt with yet');
    } finally {
      underWay.delete(name);
    }
  }
}
