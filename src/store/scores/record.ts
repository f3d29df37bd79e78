import type { Reader } from '../../../db/connect.ts';
import type { ForecastValue } from '../../domain/prediction/prediction.ts';

/** What of a person's score a reply shows. */
export interface OwnScore {
  readonly surpriseBits: number;
  readonly brier: number | null;
  readonly wis: number | null;
  readonly rankCell: number | null;
}

/** A record in counts: how often something was said, and how often it held. */
export type RecordLine =
  | {
      readonly kind: 'percent';
      readonly low: number;
      readonly high: number;
      readonly n: number;
      readonly happened: number;
    }
  | { readonly kind: 'interval'; readonly level: number; readonly n: number; readonly inside: number };

/** A person's scores on these predictions, by prediction. */
export async function listScoresOf(
  db: Reader,
  teamId: string,
  userId: string,
  predictionIds: readonly string[],
): Promise<Map<string, OwnScore>> {
  if (predictionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('scores')
    .select(['prediction_id', 'surprise_bits', 'brier', 'wis', 'rank_cell'])
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('prediction_id', 'in', [...predictionIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.prediction_id,
      { surpriseBits: row.surprise_bits, brier: row.brier, wis: row.wis, rankCell: row.rank_cell },
    ]),
  );
}

/** How far around a percent predictions count as like it. */
const NEAR_PERCENT = 10;

/** A person's record on forecasts like this one: percents within ten points of it, or intervals at its level. */
export async function listRecord(
  db: Reader,
  person: { readonly teamId: string; readonly userId: string },
  value: ForecastValue,
): Promise<RecordLine | null> {
  if (value.kind === 'choice') return null;
  if (value.kind === 'numeric') {
    const row = await db
      .selectFrom('scores')
      .select((select) => [
        select.cast<number>(select.fn.countAll(), 'integer').as('n'),
        select.cast<number>(select.fn.sum('is_inside'), 'integer').as('inside'),
      ])
      .where('team_id', '=', person.teamId)
      .where('user_id', '=', person.userId)
      .where('level', '=', value.level)
      .where('is_inside', 'is not', null)
      .executeTakeFirstOrThrow();
    return row.n < 2 ? null : { kind: 'interval', level: value.level, n: row.n, inside: row.inside };
  }
  const low = Math.max(0, value.percent - NEAR_PERCENT);
  const high = Math.min(100, value.percent + NEAR_PERCENT);
  const row = await db
    .selectFrom('levels')
    .select((select) => [
      select.cast<number>(select.fn.coalesce(select.fn.sum('n'), select.val(0)), 'integer').as('n'),
      select.cast<number>(select.fn.coalesce(select.fn.sum('yes'), select.val(0)), 'integer').as('yes'),
    ])
    .where('team_id', '=', person.teamId)
    .where('scope', '=', 'person')
    .where('scope_id', '=', person.userId)
    .where('kind', '=', 'binary')
    .where('percent', '>=', low)
    .where('percent', '<=', high)
    .executeTakeFirstOrThrow();
  return row.n < 2 ? null : { kind: 'percent', low, high, n: row.n, happened: row.yes };
}
