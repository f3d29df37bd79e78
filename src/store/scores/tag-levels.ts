import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import { type Level, type Scope, scopesOf } from './levels.ts';

/** The levels of one tag. */
export interface TagLevels {
  readonly tag: string;
  /** Yes/no forecasts and first choices by percent. */
  readonly levels: readonly Level[];
  readonly choices: readonly Level[];
}

/** Counts scored forecasts on one prediction into the levels of its tags, or out of them again. */
export async function moveTagLevels(tx: Tx, scores: readonly Row<'scores'>[], by: 1 | -1): Promise<void> {
  const [first] = scores;
  if (!first) return;
  const tags = await tx
    .selectFrom('prediction_tags')
    .select('tag')
    .where('team_id', '=', first.team_id)
    .where('prediction_id', '=', first.prediction_id)
    .orderBy('tag')
    .execute();
  for (const { tag } of tags)
    for (const { percent, happened, kind, ...score } of scores) {
      if (percent === null || happened === null || kind === 'numeric') continue;
      for (const { teamId, ...scope } of scopesOf(score)) {
        const row = {
          team_id: teamId,
          scope: scope.scope,
          scope_id: scope.scopeId,
          tag,
          kind,
          percent,
        };
        await tx
          .insertInto('tag_levels')
          .values({ ...row, n: 0, yes: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await tx
          .updateTable('tag_levels')
          .set((column) => ({ n: column('n', '+', by), yes: column('yes', '+', by * happened) }))
          .where((where) => where.and(row))
          .execute();
      }
    }
}

/** The levels of a person or a channel by tag, in the order of the tags; `only` reads one of them. */
export async function listTagLevels(
  db: Reader,
  scope: Scope,
  only: string | null = null,
): Promise<TagLevels[]> {
  const rows = await db
    .selectFrom('tag_levels')
    .select(['tag', 'kind', 'percent', 'n', 'yes'])
    .where('team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId)
    .where('n', '>', 0)
    .$if(only !== null, (query) => query.where('tag', '=', only))
    .orderBy('tag')
    .orderBy('percent')
    .execute();
  const byTag = new Map<string, { levels: Level[]; choices: Level[] }>();
  for (const { tag, kind, ...level } of rows) {
    const known = byTag.get(tag) ?? { levels: [], choices: [] };
    byTag.set(tag, known);
    (kind === 'binary' ? known.levels : known.choices).push(level);
  }
  return [...byTag].map(([tag, levels]) => ({ tag, ...levels }));
}
