import { type SqlBool, sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { Viewer } from '../../domain/people/member.ts';
import { visibleTo } from '../visible.ts';

/** Suggestions that a menu of tags shows. */
const SUGGESTIONS = 20;
/** So many of the newest own ones, and of the newest shared ones, are looked at: what a team turns changes. */
const NEWEST = 1000;

/** Tags that begin with `start` on the newest predictions this viewer may see, the most used first. */
export async function tagSuggestions(deps: Deps, viewer: Viewer, start: string): Promise<string[]> {
  const { read } = deps.db;
  const all = read.selectFrom('predictions').selectAll().where('team_id', '=', viewer.teamId);
  const own = all.where('author_id', '=', viewer.userId).orderBy('recorded_at', 'desc').limit(NEWEST);
  const shared = all.where('shared_channel_id', 'is not', null).orderBy('shared_at', 'desc').limit(NEWEST);
  const pattern = `${start.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await read
    .selectFrom('prediction_tags')
    .select(['tag', (column) => column.fn.countAll().as('uses')])
    .where('team_id', '=', viewer.teamId)
    .where(
      'prediction_id',
      'in',
      read
        .selectFrom(own.as('predictions'))
        .select('id')
        .where(visibleTo(viewer))
        .union(read.selectFrom(shared.as('predictions')).select('id').where(visibleTo(viewer))),
    )
    .where(sql<SqlBool>`tag like ${pattern} escape '\\'`)
    .groupBy('tag')
    .orderBy('uses', 'desc')
    .orderBy('tag')
    .limit(SUGGESTIONS)
    .execute();
  return rows.map((row) => row.tag);
}
