import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../../../db/schema.ts';

/** Holds while nobody but the author has forecast, as a condition for `where` on `predictions`. */
export function nobodyElseForecast(authorId: string) {
  return (where: ExpressionBuilder<Tables, 'predictions'>): Expression<SqlBool> =>
    where.not(
      where.exists(
        where
          .selectFrom('forecasts')
          .select('forecasts.id')
          .whereRef('forecasts.team_id', '=', 'predictions.team_id')
          .whereRef('forecasts.prediction_id', '=', 'predictions.id')
          .where('forecasts.user_id', '!=', authorId),
      ),
    );
}
