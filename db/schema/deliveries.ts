import type { Generated } from 'kysely';

interface DeliveriesTable {
  id: string;
  team_id: string;
  kind: string;
  key: string;
  user_id: string | null;
  channel_id: string | null;
  thread_ts: string | null;
  payload: Generated<string>;
  state: Generated<'pending' | 'sending' | 'sent' | 'unknown' | 'failed' | 'cancelled'>;
  due_at: string;
  enqueued_at: string;
  not_before: string | null;
  owner: string | null;
  lease_until: string | null;
  fence: Generated<number>;
  attempts: Generated<number>;
  body: string | null;
  files: Generated<string>;
  first_sent_at: string | null;
  last_attempt_at: string | null;
  misses: Generated<number>;
  was_unknown: Generated<0 | 1>;
  sent_channel_id: string | null;
  sent_ts: string | null;
  sent_at: string | null;
  audit_at: string | null;
  last_error: string | null;
  told_at: string | null;
  wanted: Generated<number>;
  shown: Generated<number>;
  begun: Generated<number>;
  begun_at: string | null;
}

interface DeliveryItemsTable {
  delivery_id: string;
  team_id: string;
  prediction_id: string;
  due_seq: number;
  step: number;
  position: number;
}

interface InboxTable {
  team_id: string;
  event_id: string;
  body: string;
  received_at: string;
  world_at: string;
  attempts: Generated<number>;
  done_at: string | null;
}

interface RequestsTable {
  team_id: string;
  key: string;
  handled_at: string;
}

interface HomesTable {
  team_id: string;
  user_id: string;
  wanted: Generated<number>;
  shown: Generated<number>;
  content_hash: string | null;
  pages: string | null;
  not_before: string | null;
}

interface HomePicturesTable {
  team_id: string;
  user_id: string;
  fingerprint: string;
  file_id: string | null;
  alt: string;
  ready_at: string;
}

interface TokensTable {
  team_id: string;
  id: string;
  hash: string;
  user_id: string | null;
  channel_id: string | null;
  project: string | null;
  label: Generated<string>;
  made_by: string;
  made_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

interface TrackerLinksTable {
  team_id: string;
  tracker: string;
  name: string;
  user_id: string;
  linked_at: string;
}

/** What goes out, what comes in, and what lets it in. */
export interface DeliveriesTables {
  deliveries: DeliveriesTable;
  delivery_items: DeliveryItemsTable;
  inbox: InboxTable;
  requests: RequestsTable;
  homes: HomesTable;
  home_pictures: HomePicturesTable;
  tokens: TokensTable;
  tracker_links: TrackerLinksTable;
}
