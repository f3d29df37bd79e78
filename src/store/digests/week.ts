import type { Reader } from '../../../db/connect.ts';
import type { Instant, Prediction } from '../../domain/prediction/prediction.ts';
import { withParts } from '../predictions/find.ts';
import type { Seen } from '../predictions/seen.ts';

/** From `since` (excluded) to `until` (included), world time. */
export interface Period {
  readonly since: Instant;
  readonly until: Instant;
}

/** More than this in one week of one channel are counted but not told one by one. */
const TOLD_MAX = 1000;

/** How many of the predictions seen here were shared, answered or made void in a period, and how many wait. */
export interface WeekCounts {
  readonly created: number;
  readonly answered: number;
  readonly void: number;
  readonly waiting: number;
}

/** Counts a period. `waiting` are asked and unanswered now, however long. */
export async function countWeek(
  db: Reader,
  teamId: string,
  seen: Seen,
  { since, until }: Period,
): Promise<WeekCounts> {
  const shared = db.selectFrom('predictions').where('team_id', '=', teamId).where(seen);
  const answered = shared.where('answered_at', '>', since).where('answered_at', '<=', until);
  const waiting = shared.where('fell_due_at', 'is not', null).where('answered_at', 'is', null);
  const counted = async (query: typeof shared) =>
    (
      await query
        .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  return {
    created: await counted(shared.where('shared_at', '>', since).where('shared_at', '<=', until)),
    answered: await counted(answered.where('outcome', '<>', 'void')),
    void: await counted(answered.where('outcome', '=', 'void')),
    waiting: await counted(waiting),
  };
}

/** Predictions seen here that were answered in a period and are not void, oldest answer first. */
export async function listAnsweredIn(
  db: Reader,
  teamId: string,
  seen: Seen,
  { since, until }: Period,
): Promise<Prediction[]> {
  const rows = await db
    .selectFrom('predictions')
    .selectAll()
    .where('team_id', '=', teamId)
    .where(seen)
    .where('answered_at', '>', since)
    .where('answered_at', '<=', until)
    .where('outcome', '<>', 'void')
    .orderBy('answered_at')
    .orderBy('id')
    .limit(TOLD_MAX)
    .execute();
  return withParts(db, teamId, rows);
}

/** Predictions seen here that will be asked in a period, soonest first, and how many there are in all. */
export async function listDueIn(
  db: Reader,
  teamId: string,
  seen: Seen,
  { since, until }: Period,
  limit: number,
): Promise<{ readonly first: readonly Prediction[]; readonly total: number }> {
  const due = db
    .selectFrom('predictions')
    .where('team_id', '=', teamId)
    .where(seen)
    .where('due_at', '>', since)
    .where('due_at', '<=', until)
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null);
  const rows = await due.selectAll().orderBy('due_at').orderBy('id').limit(limit).execute();
  const { n } = await due
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow();
  return { first: await withParts(db, teamId, rows), total: n };
}
