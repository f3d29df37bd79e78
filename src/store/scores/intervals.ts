import type { ExpressionBuilder } from 'kysely';
import type { Reader } from '../../../db/connect.ts';
import type { Row, Tables } from '../../../db/schema.ts';
import type { RankCell } from '../../domain/calibration/intervals/quantile-bins.ts';
import type { Scope } from './levels.ts';

/** A scored interval: whose, whether it held, how much wider it had to be, and where the outcome fell. */
export interface ScoredInterval {
  readonly userId: string;
  readonly isInside: boolean;
  /** Infinity where no factor would have held. */
  readonly widthRatio: number;
  readonly rankCell: RankCell;
}

/**
 * The scored intervals of one level, of a person or of what is shared in a channel; late ones are a person's only.
 *
 * @param tag leaves out what does not carry it; null leaves out nothing
 */
export async function listIntervals(
  db: Reader,
  scope: Scope,
  level: number,
  tag: string | null = null,
): Promise<ScoredInterval[]> {
  const ofLevel = db
    .selectFrom('scores')
    .select(['user_id', 'is_inside', 'width_ratio', 'rank_cell'])
    .where('team_id', '=', scope.teamId)
    .where('level', '=', level)
    .where('is_inside', 'is not', null)
    .$if(tag !== null, (query) => query.where(hasTag(tag ?? '')));
  const rows = await (scope.scope === 'person'
    ? ofLevel.where('user_id', '=', scope.scopeId)
    : ofLevel.where('channel_id', '=', scope.scopeId).where('is_late', '=', 0)
  ).execute();
  return rows.map(toScoredInterval);
}

/** A row of scores with an interval, as figures speak of it. */
export function toScoredInterval(
  row: Pick<Row<'scores'>, 'user_id' | 'is_inside' | 'width_ratio' | 'rank_cell'>,
): ScoredInterval {
  return {
    userId: row.user_id,
    isInside: row.is_inside === 1,
    widthRatio: row.width_ratio ?? Number.POSITIVE_INFINITY,
    rankCell: CELLS[row.rank_cell ?? 0] ?? 0,
  };
}

const CELLS: readonly RankCell[] = [0, 1, 2, 3];

/** Scores on predictions with a tag. */
function hasTag(tag: string) {
  return (where: ExpressionBuilder<Tables, 'scores'>) =>
    where.exists(
      where
        .selectFrom('prediction_tags')
        .select('prediction_tags.tag')
        .whereRef('prediction_tags.team_id', '=', 'scores.team_id')
        .whereRef('prediction_tags.prediction_id', '=', 'scores.prediction_id')
        .where('prediction_tags.tag', '=', tag),
    );
}

/** A person's intervals of any level, counted as far as `limit`. */
export async function countIntervals(
  db: Reader,
  person: { readonly teamId: string; readonly userId: string },
  limit: number,
): Promise<{ readonly n: number; readonly hits: number }> {
  const rows = await db
    .selectFrom('scores')
    .select('is_inside')
    .where('team_id', '=', person.teamId)
    .where('user_id', '=', person.userId)
    .where('is_inside', 'is not', null)
    .limit(limit)
    .execute();
  return { n: rows.length, hits: rows.filter((row) => row.is_inside === 1).length };
}
