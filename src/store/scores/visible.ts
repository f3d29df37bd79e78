import type { Reader } from '../../../db/connect.ts';
import type { SaidPercent } from '../../domain/calibration/levels.ts';
import type { Person } from '../predictions/mine.ts';
import type { Seen } from '../predictions/seen.ts';
import { type ScoredInterval, toScoredInterval } from './intervals.ts';

/** What of somebody's scores another person may see. */
export interface VisibleScores {
  readonly binary: readonly SaidPercent[];
  readonly choices: readonly SaidPercent[];
  /** Of one level. */
  readonly intervals: readonly ScoredInterval[];
}

/** Somebody's scored forecasts on the predictions that `seen` lets through, late ones left out. */
export async function listVisibleScores(
  db: Reader,
  { teamId, userId }: Person,
  seen: Seen,
  level: number,
): Promise<VisibleScores> {
  const rows = await db
    .selectFrom('predictions')
    .innerJoin('scores', (join) =>
      join
        .onRef('scores.team_id', '=', 'predictions.team_id')
        .onRef('scores.prediction_id', '=', 'predictions.id'),
    )
    .select([
      'scores.kind',
      'scores.percent',
      'scores.happened',
      'scores.level',
      'scores.user_id',
      'scores.is_inside',
      'scores.width_ratio',
      'scores.rank_cell',
    ])
    .where('scores.team_id', '=', teamId)
    .where('scores.user_id', '=', userId)
    .where('scores.is_late', '=', 0)
    .where((where) => seen(where))
    .execute();
  const said = (kind: 'binary' | 'choice') =>
    rows.flatMap(({ percent, happened, ...row }) =>
      row.kind === kind && percent !== null && happened !== null ? [{ percent, happened }] : [],
    );
  return {
    binary: said('binary'),
    choices: said('choice'),
    intervals: rows
      .filter((row) => row.level === level && row.is_inside !== null)
      .map((row) => toScoredInterval(row)),
  };
}
