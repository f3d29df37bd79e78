import type { App, ReceiverEvent } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { keepEvent } from '../store/once/inbox.ts';

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
  const teamId = teamOf(body);
  const { channel, user, text, ts, thread_ts } = event;
  if (!isTyped || teamId === null || typeof channel !== 'string' || typeof ts !== 'string') return null;
  // Where two organisations share a conversation, Slack tells of one message twice, as two events.
  const eventId = `${channel}-${ts}`;
  return { teamId, eventId, body: JSON.stringify({ channel, user, text, ts, thread_ts }) };
}

/** The workspace for which Hunch is told: in a shared conversation `team_id` may be the other organisation's. */
function teamOf(body: Readonly<Record<string, unknown>>): string | null {
  const [first]: readonly unknown[] = Array.isArray(body['authorizations']) ? body['authorizations'] : [];
  const teamId = isObject(first) ? first['team_id'] : body['team_id'];
  return typeof teamId === 'string' ? teamId : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
