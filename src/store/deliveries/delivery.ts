import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** Something Hunch says on its own, from the moment it is meant until Slack surely has it. */
export interface Delivery {
  readonly id: string;
  readonly teamId: string;
  readonly kind: string;
  readonly key: string;
  readonly userId: string | null;
  readonly channelId: string | null;
  readonly threadTs: string | null;
  /** What the kind needs besides its items, as it was enqueued. */
  readonly payload: unknown;
  readonly state: Row<'deliveries'>['state'];
  readonly dueAt: Instant;
  readonly attempts: number;
  /** Grows with each claim; whoever holds an older one has lost it. */
  readonly fence: number;
  /** How often work on it was begun, after a start, without coming to any end. */
  readonly begun: number;
  /** Machine time of the last of these beginnings. */
  readonly begunAt: Instant | null;
  readonly misses: number;
  /** World time of the first attempt: how far back a look-up must read. */
  readonly firstSentAt: Instant | null;
  readonly lastAttemptAt: Instant | null;
  readonly body: string | null;
  /** Uploaded pictures by their name. */
  readonly files: Readonly<Record<string, string>>;
  readonly sentChannelId: string | null;
  readonly sentTs: string | null;
}

/** One question a delivery asks: `step` 0 is the follow-up, 1 to 3 its reminders. */
export interface DeliveryItem {
  readonly predictionId: string;
  readonly dueSeq: number;
  readonly step: number;
}

/** A row as the jobs speak of it. */
export function toDelivery(row: Row<'deliveries'>): Delivery {
  return {
    id: row.id,
    teamId: row.team_id,
    kind: row.kind,
    key: row.key,
    userId: row.user_id,
    channelId: row.channel_id,
    threadTs: row.thread_ts,
    payload: JSON.parse(row.payload),
    state: row.state,
    dueAt: row.due_at,
    attempts: row.attempts,
    fence: row.fence,
    begun: row.begun,
    begunAt: row.begun_at,
    misses: row.misses,
    firstSentAt: row.first_sent_at,
    lastAttemptAt: row.last_attempt_at,
    body: row.body,
    files: JSON.parse(row.files),
    sentChannelId: row.sent_channel_id,
    sentTs: row.sent_ts,
  };
}
