import type { Reader } from '../../../db/connect.ts';
import type { Person } from '../predictions/mine.ts';
import type { Seen } from '../predictions/seen.ts';

/** A person's score on a yes/no or choice prediction, in order of answering. */
export interface OwnBrier {
  readonly predictionId: string;
  readonly brier: number;
  /** Null for a choice. */
  readonly said: { readonly percent: number; readonly happened: 0 | 1 } | null;
  readonly isLate: boolean;
}

/** A score of somebody on one prediction. */
export interface PersonBrier {
  readonly predictionId: string;
  readonly userId: string;
  readonly brier: number;
}

/** A person's latest scored answers, oldest first. */
export async function listOwnBriers(
  db: Reader,
  { teamId, userId }: Person,
  limit: number,
): Promise<OwnBrier[]> {
  const rows = await db
    .selectFrom('scores')
    .select(['prediction_id', 'kind', 'brier', 'percent', 'happened', 'is_late'])
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('brier', 'is not', null)
    .orderBy('scored_at', 'desc')
    .orderBy('prediction_id')
    .limit(limit)
    .execute();
  return rows.reverse().map(({ percent, happened, ...row }) => ({
    predictionId: row.prediction_id,
    brier: row.brier ?? 0,
    said: row.kind === 'binary' && percent !== null && happened !== null ? { percent, happened } : null,
    isLate: row.is_late === 1,
  }));
}

/** What others scored on those of these predictions that may be seen, late ones left out. */
export async function listOthersBriers(
  db: Reader,
  { teamId, userId }: Person,
  seen: Seen,
  predictionIds: readonly string[],
): Promise<PersonBrier[]> {
  if (predictionIds.length === 0) return [];
  const rows = await db
    .selectFrom('scores')
    .innerJoin('predictions', (join) =>
      join
        .onRef('predictions.team_id', '=', 'scores.team_id')
        .onRef('predictions.id', '=', 'scores.prediction_id'),
    )
    .select(['scores.prediction_id', 'scores.user_id', 'scores.brier'])
    .where('scores.team_id', '=', teamId)
    .where('scores.prediction_id', 'in', [...predictionIds])
    .where('scores.user_id', '<>', userId)
    .where('scores.is_late', '=', 0)
    .where('scores.brier', 'is not', null)
    .where(seen)
    .orderBy('scores.prediction_id')
    .orderBy('scores.user_id')
    .execute();
  return rows.map((row) => ({
    predictionId: row.prediction_id,
    userId: row.user_id,
    brier: row.brier ?? 0,
  }));
}

/** A person's first scored answers that others share, with the closed run each belongs to, in closing order. */
export async function listSharedByRun(
  db: Reader,
  { teamId, userId }: Person,
  limit: number,
): Promise<(PersonBrier & { readonly run: string })[]> {
  const rows = await db
    .selectFrom('clusters')
    .innerJoin('cluster_items', (join) =>
      join
        .onRef('cluster_items.team_id', '=', 'clusters.team_id')
        .onRef('cluster_items.cluster_id', '=', 'clusters.id'),
    )
    .innerJoin('scores', (join) =>
      join
        .onRef('scores.team_id', '=', 'clusters.team_id')
        .onRef('scores.prediction_id', '=', 'cluster_items.prediction_id')
        .onRef('scores.user_id', '=', 'clusters.scope_id'),
    )
    .select(['clusters.id', 'scores.prediction_id', 'scores.brier'])
    .where('clusters.team_id', '=', teamId)
    .where('clusters.scope', '=', 'person')
    .where('clusters.scope_id', '=', userId)
    .where('scores.brier', 'is not', null)
    .where('scores.is_late', '=', 0)
    .where((where) =>
      where.exists(
        where
          .selectFrom('scores as other')
          .select('other.user_id')
          .whereRef('other.team_id', '=', 'scores.team_id')
          .whereRef('other.prediction_id', '=', 'scores.prediction_id')
          .whereRef('other.user_id', '<>', 'scores.user_id')
          .where('other.is_late', '=', 0)
          .where('other.brier', 'is not', null),
      ),
    )
    .orderBy('clusters.closed_seq')
    .orderBy('scores.prediction_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    run: row.id,
    predictionId: row.prediction_id,
    userId,
    brier: row.brier ?? 0,
  }));
}
