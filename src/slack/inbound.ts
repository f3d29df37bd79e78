import type { App, ReceiverEvent } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { keepEvent } from '../store/inbox.ts';

/**
 * Bolt acks an event before any listener runs, so one that holds somebody's words is committed first: a failed write
 * leaves it unacked, and Slack sends it again.
 */
export function keepBeforeAck(app: App, deps: Deps): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    const typed = typedMessage(event.body);
    if (typed) {
      const kept = { ...typed, worldAt: deps.clock.now() };
      await keepEvent(deps.db, kept, deps.clock.machineNow());
    }
    await process(event);
  };
}

/** A message that a person typed to Hunch; null for every other event. */
function typedMessage(body: unknown): { teamId: string; eventId: string; body: string } | null {
  if (!isObject(body) || !isObject(body['event'])) return null;
  const { event } = body;
  const isTyped =
    event['type'] === 'message' &&
    event['channel_type'] === 'im' &&
    (event['subtype'] === undefined || event['subtype'] === 'file_share') &&
    event['bot_id'] === undefined &&
    typeof event['user'] === 'string';
  const teamId = body['team_id'];
  const eventId = body['event_id'];
  if (!isTyped || typeof teamId !== 'string' || typeof eventId !== 'string') return null;
  const { channel, user, text, ts, thread_ts } = event;
  return { teamId, eventId, body: JSON.stringify({ channel, user, text, ts, thread_ts }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
