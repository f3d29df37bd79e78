import type { QueryExecutorProvider } from 'kysely';
import { type MigrationDialect, runDdl } from './dialect.ts';

/** Several pictures in one delivery, by name; the picture on somebody's Home; levels by tag. */
export const pictures = {
  up: (db: QueryExecutorProvider, dialect: MigrationDialect) =>
    runDdl(db, dialect, [
      // What was uploaded for a message not yet sent is uploaded again.
      `alter table deliveries drop column file_id`,
      `alter table deliveries add column files text not null default '{}'`,
      `create table home_pictures (
        team_id text not null references teams,
        user_id text not null,
        fingerprint text not null,
        file_id text,
        alt text not null,
        ready_at text not null,
        primary key (team_id, user_id)
      )`,
      `create table tag_levels (
        team_id text not null references teams,
        scope text not null check (scope in ('person', 'channel')),
        scope_id text not null,
        tag text not null,
        kind text not null check (kind in ('binary', 'choice')),
        percent integer not null check (percent between 0 and 100),
        n integer not null check (n >= 0),
        yes integer not null check (yes >= 0 and yes <= n),
        primary key (team_id, scope, scope_id, tag, kind, percent)
      )`,
      ...(['person', 'channel'] as const).map(fillTagLevels),
    ]),
};

/** What was answered before this migration: every score counts for each tag of its prediction. */
function fillTagLevels(scope: 'person' | 'channel'): string {
  const scopeId = scope === 'person' ? 'scores.user_id' : 'scores.channel_id';
  const counts = scope === 'person' ? '' : 'and scores.channel_id is not null and scores.is_late = 0';
  return `insert into tag_levels (team_id, scope, scope_id, tag, kind, percent, n, yes)
    select scores.team_id, '${scope}', ${scopeId}, prediction_tags.tag, scores.kind, scores.percent,
      cast(count(*) as integer), cast(sum(scores.happened) as integer)
    from scores
    join prediction_tags on prediction_tags.team_id = scores.team_id
      and prediction_tags.prediction_id = scores.prediction_id
    where scores.kind <> 'numeric' and scores.percent is not null and scores.happened is not null ${counts}
    group by scores.team_id, ${scopeId}, prediction_tags.tag, scores.kind, scores.percent`;
}
