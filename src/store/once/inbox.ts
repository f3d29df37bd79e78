import type { Db, Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';

/** An event that matters, kept before Slack hears that it arrived. */
export interface InboxEvent {
  readonly teamId: string;
  readonly eventId: string;
  /** The event's JSON. */
  readonly body: string;
  /** World time at which it came: relative times in it mean this moment. */
  readonly worldAt: Instant;
}

/** Keeps an event; a redelivery of one that is known changes nothing. */
export async function keepEvent(db: Db, event: InboxEvent, receivedAt: Instant): Promise<void> {
  await db.write((tx) =>
    tx
      .insertInto('inbox')
      .values({
        team_id: event.teamId,
        event_id: event.eventId,
        body: event.body,
        received_at: receivedAt,
        world_at: event.worldAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** How long after it came an event is tried again, by the tries before; when these are used up it is given up. */
const WAITS_MS = [0, 30_000, 5 * 60_000, 3_600_000, 6 * 3_600_000];
const TRIES_MAX = WAITS_MS.length;

/**
 * Events that were kept and not dealt with, oldest first: those whose next try has come by `now` (machine time), or
 * 'all' at a start, when a try was cut short rather than failed.
 */
export async function listUndone(db: Reader, now: Instant | 'all', limit: number): Promise<InboxEvent[]> {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('done_at', 'is', null)
    .where('attempts', '<', TRIES_MAX)
    .$if(now !== 'all', (query) =>
      query.where((where) =>
        where.or(
          WAITS_MS.map((wait, attempts) =>
            where.and([where('attempts', '=', attempts), where('received_at', '<=', plusMs(now, -wait))]),
          ),
        ),
      ),
    )
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(limit)
    .execute();
  return rows.map(toEvent);
}

/** Events on which every try failed, or ended the process, oldest first. */
export async function listGivenUp(db: Reader, limit: number): Promise<InboxEvent[]> {
  const rows = await db
    .selectFrom('inbox')
    .selectAll()
    .where('done_at', 'is', null)
    .where('attempts', '>=', TRIES_MAX)
    .orderBy('received_at')
    .orderBy('event_id')
    .limit(limit)
    .execute();
  return rows.map(toEvent);
}

/** Counts a try before it begins, so that an event which ends the process is not tried for ever. */
export async function countTry(db: Db, event: InboxEvent): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('inbox')
      .set((column) => ({ attempts: column('attempts', '+', 1) }))
      .where('team_id', '=', event.teamId)
      .where('event_id', '=', event.eventId)
      .execute(),
  );
}

/** The event is dealt with. */
export async function markDone(tx: Tx, event: InboxEvent, at: Instant): Promise<void> {
  await tx
    .updateTable('inbox')
    .set({ done_at: at })
    .where('team_id', '=', event.teamId)
    .where('event_id', '=', event.eventId)
    .execute();
}

/** What somebody typed, where and when. */
export interface TypedWords {
  readonly eventId: string;
  readonly channelId: string;
  readonly text: string;
  readonly typedAt: Instant;
}

/** A message that this person typed; null if it is not theirs, or was forgotten meanwhile. */
export async function findTyped(
  db: Reader,
  key: { readonly teamId: string; readonly eventId: string; readonly userId: string },
): Promise<TypedWords | null> {
  const row = await db
    .selectFrom('inbox')
    .select(['body', 'world_at'])
    .where('team_id', '=', key.teamId)
    .where('event_id', '=', key.eventId)
    .executeTakeFirst();
  const typed: Readonly<Record<'user' | 'channel' | 'text', unknown>> | null = row && JSON.parse(row.body);
  if (!row || typed?.user !== key.userId || typeof typed.text !== 'string') return null;
  return { eventId: key.eventId, channelId: String(typed.channel), text: typed.text, typedAt: row.world_at };
}

/** Forgets events from before `before` (machine time) that were dealt with, or never could be. */
export async function deleteOldEvents(tx: Tx, before: Instant): Promise<void> {
  await tx
    .deleteFrom('inbox')
    .where((where) =>
      where.or([
        where('done_at', '<', before),
        where.and([where('attempts', '>=', TRIES_MAX), where('received_at', '<', before)]),
      ]),
    )
    .execute();
}

function toEvent(row: Row<'inbox'>): InboxEvent {
  return { teamId: row.team_id, eventId: row.event_id, body: row.body, worldAt: row.world_at };
}
