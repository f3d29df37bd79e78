import type { Generated } from 'kysely';

interface SecretsTable {
  name: string;
  value: string;
}

interface TeamsTable {
  team_id: string;
  enterprise_id: string | null;
  name: string;
  domain: Generated<string>;
  app_id: string;
  bot_id: string;
  bot_user_id: string;
  bot_token: string | null;
  scopes: Generated<string>;
  installed_by: string | null;
  installed_at: string;
  state: Generated<'active' | 'removed'>;
  takes_messages: Generated<0 | 1>;
  prompts_runs: Generated<0 | 1>;
  has_shortcut: Generated<0 | 1>;
}

interface MembersTable {
  team_id: string;
  user_id: string;
  name: string;
  slack_zone: string | null;
  chosen_zone: string | null;
  is_guest: Generated<0 | 1>;
  is_external: Generated<0 | 1>;
  is_bot: Generated<0 | 1>;
  is_deleted: Generated<0 | 1>;
  is_admin: Generated<0 | 1>;
  checked_at: string;
  dm_channel_id: string | null;
  default_sharing: Generated<'ask' | 'share' | 'private'>;
  work_days: Generated<string>;
  wakes_at_night: Generated<0 | 1>;
  wants_reminders: Generated<0 | 1>;
  named_in_digests: Generated<0 | 1>;
  statistics_visible: Generated<0 | 1>;
  run_prompts: Generated<'unset' | 'every-start' | 'with-prediction' | 'never'>;
  first_seen_at: string;
  forgotten_at: string | null;
  day_starts: Generated<number>;
  day_ends: Generated<number>;
}

interface ChannelsTable {
  team_id: string;
  channel_id: string;
  name: string;
  is_private: Generated<0 | 1>;
  is_archived: Generated<0 | 1>;
  is_external: Generated<0 | 1>;
  has_bot: Generated<0 | 1>;
  checked_at: string;
  members_checked_at: string | null;
  cards_in_thread: Generated<0 | 1>;
}

interface ChannelMembersTable {
  team_id: string;
  channel_id: string;
  user_id: string;
}

interface DigestsTable {
  team_id: string;
  channel_id: string;
  is_on: Generated<0 | 1>;
  weekday: Generated<number>;
  hour: Generated<number>;
  zone: string;
  set_by: string;
  set_at: string;
  next_due_at: string;
  last_week: string | null;
  cutoff_at: string;
}

/** Workspaces, people, channels, digests and the secrets of this installation. */
export interface PeopleTables {
  secrets: SecretsTable;
  teams: TeamsTable;
  members: MembersTable;
  channels: ChannelsTable;
  channel_members: ChannelMembersTable;
  digests: DigestsTable;
}
