import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** The outbox (deliveries and what each asks about), the inbox, tokens and other inbound keys. */
export const deliveries = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `create table deliveries (
        id text primary key,
        team_id text not null references teams,
        kind text not null,
        key text not null unique,
        user_id text,
        channel_id text,
        thread_ts text,
        payload text not null default '{}',
        state text not null default 'pending'
          check (state in ('pending', 'sending', 'sent', 'unknown', 'failed', 'cancelled')),
        due_at text not null,
        enqueued_at text not null,
        not_before text,
        owner text,
        lease_until text,
        fence integer not null default 0,
        attempts integer not null default 0,
        body text,
        file_id text,
        first_sent_at text,
        last_attempt_at text,
        misses integer not null default 0,
        was_unknown integer not null default 0 check (was_unknown in (0, 1)),
        sent_channel_id text,
        sent_ts text,
        sent_at text,
        audit_at text,
        last_error text,
        told_at text,
        check (state <> 'sent' or sent_ts is not null)
      )`,
      `create index deliveries_pending on deliveries (team_id, due_at, id) where state = 'pending'`,
      `create index deliveries_in_doubt on deliveries (not_before, id) where state in ('sending', 'unknown')`,
      `create index deliveries_audit on deliveries (audit_at) where audit_at is not null`,
      `create index deliveries_by_message on deliveries (team_id, sent_channel_id, sent_ts) where sent_ts is not null`,
      `create index deliveries_by_user on deliveries (team_id, user_id, kind, due_at)`,
      `create table delivery_items (
        delivery_id text not null references deliveries on delete cascade,
        team_id text not null,
        prediction_id text not null,
        due_seq integer not null,
        step integer not null,
        position integer not null,
        primary key (team_id, prediction_id, due_seq, step)
      )`,
      `create index delivery_items_by_delivery on delivery_items (delivery_id, position)`,
      `create table inbox (
        team_id text not null,
        event_id text not null,
        body text not null,
        received_at text not null,
        world_at text not null,
        attempts integer not null default 0,
        done_at text,
        primary key (team_id, event_id)
      )`,
      `create index inbox_undone on inbox (received_at) where done_at is null`,
      `create table requests (
        team_id text not null,
        key text not null,
        handled_at text not null,
        primary key (team_id, key)
      )`,
      `create index requests_by_age on requests (handled_at)`,
      `create table homes (
        team_id text not null references teams,
        user_id text not null,
        wanted integer not null default 1,
        shown integer not null default 0,
        content_hash text,
        not_before text,
        primary key (team_id, user_id)
      )`,
      `create index homes_stale on homes (team_id) where wanted > shown`,
      `create table tokens (
        team_id text not null references teams,
        id text not null,
        hash text not null unique,
        user_id text,
        channel_id text,
        project text,
        label text not null default '',
        made_by text not null,
        made_at text not null,
        last_used_at text,
        revoked_at text,
        primary key (team_id, id)
      )`,
      `create table tracker_links (
        team_id text not null references teams,
        tracker text not null,
        name text not null,
        user_id text not null,
        linked_at text not null,
        primary key (team_id, tracker, name)
      )`,
    ]),
};
