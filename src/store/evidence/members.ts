import type { Reader } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { ClusterMember } from '../../domain/clusters/clusters.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';
import type { Scope } from '../scores/levels.ts';

/**
 * A question that nobody answers is given up this long after it was asked: 30 days after the last reminder, which
 * comes up to 10 days after the question. Counted from the question, so that working days set later change nothing.
 */
export const GIVEN_UP_MS = 40 * 24 * 60 * 60_000;

type Cause = Pick<Row<'predictions'>, 'team_id' | 'id' | 'run_row_id' | 'run_label' | 'author_id'>;

/** The predictions of a scope that share the cause of one of them, that one included. */
export async function listClusterMembers(
  db: Reader,
  scope: Scope,
  cause: Cause,
  now: Instant,
): Promise<ClusterMember[]> {
  const rows = await sharing(db, cause).execute();
  const withdrawn = rows.filter((row) => row.withdrawn_at === null);
  if (scope.scope === 'channel')
    return withdrawn
      .filter((row) => sharedChannel(row) === scope.scopeId)
      .map((row) => ({ predictionId: row.id, joinedAt: row.recorded_at, settledAt: settledAt(row, now) }));
  const joined = await firstForecasts(db, scope, withdrawn);
  return withdrawn.flatMap((row) => {
    const joinedAt = joined.get(row.id);
    return joinedAt === undefined ? [] : [{ predictionId: row.id, joinedAt, settledAt: settledAt(row, now) }];
  });
}

/** The channel whose figures a prediction enters: where it was shared by the time of its outcome. */
export function sharedChannel(
  row: Pick<Row<'predictions'>, 'shared_channel_id' | 'shared_at' | 'answered_at'>,
): string | null {
  const isAfter = row.answered_at !== null && row.shared_at !== null && row.shared_at > row.answered_at;
  return isAfter ? null : row.shared_channel_id;
}

/** When a prediction was answered, made void or given up; null while it is open. */
function settledAt(
  row: Pick<Row<'predictions'>, 'answered_at' | 'fell_due_at'>,
  now: Instant,
): Instant | null {
  if (row.answered_at !== null) return row.answered_at;
  if (row.fell_due_at === null) return null;
  const givenUp = plusMs(row.fell_due_at, GIVEN_UP_MS);
  return givenUp <= now ? givenUp : null;
}

function sharing(db: Reader, cause: Cause) {
  const query = db.selectFrom('predictions').selectAll().where('team_id', '=', cause.team_id);
  if (cause.run_row_id !== null) return query.where('run_row_id', '=', cause.run_row_id);
  if (cause.run_label === null) return query.where('id', '=', cause.id);
  return query
    .where('author_id', '=', cause.author_id)
    .where('run_row_id', 'is', null)
    .where('run_label', '=', cause.run_label);
}

async function firstForecasts(
  db: Reader,
  { teamId, scopeId }: Scope,
  rows: readonly { readonly id: string }[],
): Promise<Map<string, Instant>> {
  if (rows.length === 0) return new Map();
  const first = await db
    .selectFrom('forecasts')
    .select((select) => ['prediction_id', select.fn.min('given_at').as('given_at')])
    .where('team_id', '=', teamId)
    .where('user_id', '=', scopeId)
    .where(
      'prediction_id',
      'in',
      rows.map((row) => row.id),
    )
    .groupBy('prediction_id')
    .execute();
  return new Map(first.map((row) => [row.prediction_id, row.given_at]));
}
