import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** Workspaces, people, channels and who is in them; keys and values of this installation. */
export const people = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `create table secrets (
        name text primary key,
        value text not null
      )`,
      `create table teams (
        team_id text primary key,
        enterprise_id text,
        name text not null,
        domain text not null default '',
        app_id text not null,
        bot_id text not null,
        bot_user_id text not null,
        bot_token text,
        scopes text not null default '',
        installed_by text,
        installed_at text not null,
        state text not null default 'active' check (state in ('active', 'paused', 'removed')),
        paused_reason text
      )`,
      `create table members (
        team_id text not null references teams,
        user_id text not null,
        name text not null,
        slack_zone text,
        chosen_zone text,
        is_guest integer not null default 0 check (is_guest in (0, 1)),
        is_external integer not null default 0 check (is_external in (0, 1)),
        is_bot integer not null default 0 check (is_bot in (0, 1)),
        is_deleted integer not null default 0 check (is_deleted in (0, 1)),
        is_admin integer not null default 0 check (is_admin in (0, 1)),
        checked_at text not null,
        dm_channel_id text,
        default_sharing text not null default 'ask' check (default_sharing in ('ask', 'share', 'private')),
        work_days text not null default '12345',
        wakes_at_night integer not null default 0 check (wakes_at_night in (0, 1)),
        wants_reminders integer not null default 1 check (wants_reminders in (0, 1)),
        named_in_digests integer not null default 0 check (named_in_digests in (0, 1)),
        statistics_visible integer not null default 0 check (statistics_visible in (0, 1)),
        run_prompts text not null default 'unset'
          check (run_prompts in ('unset', 'every-start', 'with-prediction', 'never')),
        first_seen_at text not null,
        forgotten_at text,
        primary key (team_id, user_id)
      )`,
      `create table channels (
        team_id text not null references teams,
        channel_id text not null,
        name text not null,
        is_private integer not null default 0 check (is_private in (0, 1)),
        is_archived integer not null default 0 check (is_archived in (0, 1)),
        is_external integer not null default 0 check (is_external in (0, 1)),
        has_bot integer not null default 0 check (has_bot in (0, 1)),
        checked_at text not null,
        members_checked_at text,
        cards_in_thread integer not null default 0 check (cards_in_thread in (0, 1)),
        primary key (team_id, channel_id)
      )`,
      `create table channel_members (
        team_id text not null,
        channel_id text not null,
        user_id text not null,
        primary key (team_id, channel_id, user_id),
        foreign key (team_id, channel_id) references channels on delete cascade
      )`,
      `create index channel_members_by_user on channel_members (team_id, user_id)`,
      `create table digests (
        team_id text not null,
        channel_id text not null,
        is_on integer not null default 0 check (is_on in (0, 1)),
        weekday integer not null default 1 check (weekday between 1 and 7),
        hour integer not null default 9 check (hour between 0 and 23),
        zone text not null,
        set_by text not null,
        set_at text not null,
        next_due_at text not null,
        last_week text,
        cutoff_at text not null,
        primary key (team_id, channel_id),
        foreign key (team_id, channel_id) references channels
      )`,
      `create index digests_due on digests (next_due_at) where is_on = 1`,
    ]),
};
