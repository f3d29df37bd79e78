import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** Statistics as rows: scores, levels, clusters with their evidence, claims. */
export const figures = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      `create table scores (
        team_id text not null,
        prediction_id text not null,
        user_id text not null,
        forecast_id text not null,
        kind text not null check (kind in ('binary', 'numeric', 'choice')),
        channel_id text,
        is_late integer not null check (is_late in (0, 1)),
        brier double precision,
        log_bits double precision,
        surprise_bits double precision not null,
        percent integer,
        happened integer check (happened in (0, 1)),
        wis double precision,
        wis_dispersion double precision,
        wis_overprediction double precision,
        wis_underprediction double precision,
        interval_score double precision,
        scoring_scale double precision,
        level integer,
        is_inside integer check (is_inside in (0, 1)),
        width_ratio double precision,
        rank_cell integer check (rank_cell between 0 and 3),
        scored_at text not null,
        primary key (team_id, prediction_id, user_id),
        foreign key (team_id, prediction_id) references predictions on delete cascade
      )`,
      `create index scores_by_user on scores (team_id, user_id, scored_at)`,
      `create index scores_by_channel on scores (team_id, channel_id, scored_at) where channel_id is not null`,
      `create table levels (
        team_id text not null references teams,
        scope text not null check (scope in ('person', 'channel')),
        scope_id text not null,
        kind text not null check (kind in ('binary', 'choice')),
        percent integer not null check (percent between 0 and 100),
        n integer not null check (n >= 0),
        yes integer not null check (yes >= 0 and yes <= n),
        primary key (team_id, scope, scope_id, kind, percent)
      )`,
      `create table clusters (
        team_id text not null references teams,
        id text not null,
        scope text not null check (scope in ('person', 'channel')),
        scope_id text not null,
        cause text not null,
        opened_at text not null,
        closed_at text,
        closed_seq integer,
        primary key (team_id, id)
      )`,
      `create index clusters_by_scope on clusters (team_id, scope, scope_id, closed_seq)`,
      `create unique index clusters_open on clusters (team_id, scope, scope_id, cause) where closed_at is null`,
      `create table cluster_items (
        team_id text not null,
        cluster_id text not null,
        prediction_id text not null,
        primary key (team_id, cluster_id, prediction_id),
        foreign key (team_id, cluster_id) references clusters on delete cascade,
        foreign key (team_id, prediction_id) references predictions on delete cascade
      )`,
      `create index cluster_items_by_prediction on cluster_items (team_id, prediction_id)`,
      `create table evidence (
        team_id text not null,
        cluster_id text not null,
        claim_type text not null,
        items integer not null check (items > 0),
        log_means text not null,
        primary key (team_id, cluster_id, claim_type),
        foreign key (team_id, cluster_id) references clusters on delete cascade
      )`,
      `create table claims (
        team_id text not null references teams,
        scope text not null check (scope in ('person', 'channel')),
        scope_id text not null,
        claim_type text not null,
        made_seq integer not null,
        claim text not null,
        log_e double precision not null,
        made_at text not null,
        ended_seq integer,
        ended_by text,
        recovery_b double precision,
        primary key (team_id, scope, scope_id, claim_type, made_seq)
      )`,
    ]),
};
