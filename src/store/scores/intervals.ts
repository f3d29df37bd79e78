import type { Reader } from '../../../db/connect.ts';
import type { Scope } from './levels.ts';

/** A scored interval: whose, whether it held, and how much wider it had to be. */
export interface ScoredInterval {
  readonly userId: string;
  readonly isInside: boolean;
  /** Infinity where no factor would have held. */
  readonly widthRatio: number;
}

/** The scored intervals of one level, of a person or of what is shared in a channel; late ones are a person's only. */
export async function listIntervals(db: Reader, scope: Scope, level: number): Promise<ScoredInterval[]> {
  const ofLevel = db
    .selectFrom('scores')
    .select(['user_id', 'is_inside', 'width_ratio'])
    .where('team_id', '=', scope.teamId)
    .where('level', '=', level)
    .where('is_inside', 'is not', null);
  const rows = await (scope.scope === 'person'
    ? ofLevel.where('user_id', '=', scope.scopeId)
    : ofLevel.where('channel_id', '=', scope.scopeId).where('is_late', '=', 0)
  ).execute();
  return rows.map((row) => ({
    userId: row.user_id,
    isInside: row.is_inside === 1,
    widthRatio: row.width_ratio ?? Number.POSITIVE_INFINITY,
  }));
}
