import type { Reader } from '../../../db/connect.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { withParts } from './find.ts';
import type { Seen } from './seen.ts';

/** Answered predictions with a lesson and one of these tags, as far as `seen` lets through, the latest answer first. */
export async function listLessons(
  db: Reader,
  teamId: string,
  seen: Seen,
  tags: readonly string[],
  limit: number,
): Promise<Prediction[]> {
  if (tags.length === 0) return [];
  const rows = await db
    .selectFrom('predictions')
    .selectAll()
    .where('team_id', '=', teamId)
    .where(seen)
    .where('answered_at', 'is not', null)
    .where('lesson', 'is not', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('prediction_tags')
          .select('prediction_tags.tag')
          .whereRef('prediction_tags.team_id', '=', 'predictions.team_id')
          .whereRef('prediction_tags.prediction_id', '=', 'predictions.id')
          .where('prediction_tags.tag', 'in', [...tags]),
      ),
    )
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return withParts(db, teamId, rows);
}
