import { type SqlBool, sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../domain/people/member.ts';
import { visibleTo } from './visible.ts';

/** Suggestions that a menu of tags shows. */
const SUGGESTIONS = 20;

/** Tags that begin with `start` on predictions this viewer may see, the most used first. */
export async function tagSuggestions(deps: Deps, viewer: Viewer, start: string): Promise<string[]> {
  const pattern = `${start.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await deps.db.read
    .selectFrom('prediction_tags')
    .innerJoin('predictions', (join) =>
      join
        .onRef('predictions.team_id', '=', 'prediction_tags.team_id')
        .onRef('predictions.id', '=', 'prediction_tags.prediction_id'),
    )
    .select(['prediction_tags.tag', (column) => column.fn.countAll().as('uses')])
    .where('prediction_tags.team_id', '=', viewer.teamId)
    .where(sql<SqlBool>`prediction_tags.tag like ${pattern} escape '\\'`)
    .where(visibleTo(viewer))
    .groupBy('prediction_tags.tag')
    .orderBy('uses', 'desc')
    .orderBy('prediction_tags.tag')
    .limit(SUGGESTIONS)
    .execute();
  return rows.map((row) => row.tag);
}
