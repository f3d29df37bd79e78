import type { Reader } from '../../../db/connect.ts';
import type { ForecastValue } from '../../domain/prediction/prediction.ts';
import { type Level, listLevels } from './levels.ts';

/** What of a person's score a reply shows. */
export interface OwnScore {
  readonly surpriseBits: number;
  readonly brier: number | null;
  readonly wis: number | null;
  readonly rankCell: number | null;
}

/**
 * A record in counts: how often something was said, and how often it held.
 *
 * - percent: claims given a percent from `low` to `high`, on average `said`
 * - choice: the same of first choices
 * - interval: intervals at a level
 */
export type RecordLine =
  | {
      readonly kind: 'percent' | 'choice';
      readonly low: number;
      readonly high: number;
      readonly n: number;
      /** Mean percent. */
      readonly said: number;
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
/** One prediction alone is no record. */
const RECORD_MIN = 2;

/** A person's record on forecasts like this one: percents within ten points of it, or intervals at its level. */
export async function findRecord(
  db: Reader,
  person: { readonly teamId: string; readonly userId: string },
  value: ForecastValue,
): Promise<RecordLine | null> {
  if (value.kind === 'numeric') return intervalRecord(db, person, value.level);
  const isChoice = value.kind === 'choice';
  const percent = isChoice ? Math.max(...value.percents) : value.percent;
  const low = Math.max(0, percent - NEAR_PERCENT);
  const high = Math.min(100, percent + NEAR_PERCENT);
  const scope = { teamId: person.teamId, scope: 'person' as const, scopeId: person.userId };
  const levels = await listLevels(db, scope, isChoice ? 'choice' : 'binary');
  const near = levels.filter((level) => level.percent >= low && level.percent <= high);
  const sum = (of: (level: Level) => number) => near.reduce((total, level) => total + of(level), 0);
  const n = sum((level) => level.n);
  if (n < RECORD_MIN) return null;
  const said = sum((level) => level.n * level.percent) / n;
  return { kind: isChoice ? 'choice' : 'percent', low, high, n, said, happened: sum((level) => level.yes) };
}

async function intervalRecord(
  db: Reader,
  person: { readonly teamId: string; readonly userId: string },
  level: number,
): Promise<RecordLine | null> {
  const row = await db
    .selectFrom('scores')
    .select((select) => [
      select.cast<number>(select.fn.countAll(), 'integer').as('n'),
      select.cast<number>(select.fn.sum('is_inside'), 'integer').as('inside'),
    ])
    .where('team_id', '=', person.teamId)
    .where('user_id', '=', person.userId)
    .where('level', '=', level)
    .where('is_inside', 'is not', null)
    .executeTakeFirstOrThrow();
  return row.n < RECORD_MIN ? null : { kind: 'interval', level, n: row.n, inside: row.inside };
}
