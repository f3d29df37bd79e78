import type { Reader } from '../../../db/connect.ts';
import type { ClusterAnswers } from '../../domain/evidence/cluster-evidence.ts';
import type { EvidenceItem } from '../../domain/evidence/item.ts';
import type { Scope } from '../scores/levels.ts';

/**
 * What a scope answered on these predictions, as evidence: of a person all their scored forecasts, of a channel those
 * of everybody that were not late. In a fixed order, so that sums agree to the last bit.
 */
export async function listClusterAnswers(
  db: Reader,
  scope: Scope,
  predictionIds: readonly string[],
): Promise<ClusterAnswers> {
  if (predictionIds.length === 0) return { forecasts: [], intervals: [] };
  const ids = [...predictionIds];
  const query = db
    .selectFrom('scores')
    .innerJoin('forecasts', (join) =>
      join.onRef('forecasts.team_id', '=', 'scores.team_id').onRef('forecasts.id', '=', 'scores.forecast_id'),
    )
    .innerJoin('predictions', (join) =>
      join
        .onRef('predictions.team_id', '=', 'scores.team_id')
        .onRef('predictions.id', '=', 'scores.prediction_id'),
    )
    .select([
      'scores.prediction_id',
      'scores.user_id',
      'scores.kind',
      'scores.percent',
      'scores.happened',
      'scores.level',
      'scores.is_inside',
      'forecasts.percents',
      'predictions.outcome_option',
    ])
    .where('scores.team_id', '=', scope.teamId)
    .where('scores.prediction_id', 'in', ids);
  const found = await (scope.scope === 'person'
    ? query.where('scores.user_id', '=', scope.scopeId)
    : query.where('scores.channel_id', '=', scope.scopeId).where('scores.is_late', '=', 0)
  ).execute();
  // Sorted here, as databases differ in how they sort text and sums must not.
  const rows = found.sort(
    (a, b) => compare(a.prediction_id, b.prediction_id) || compare(a.user_id, b.user_id),
  );
  const tags = await tagsOf(db, scope.teamId, ids);
  return {
    forecasts: rows.flatMap((row) => {
      const item = itemOf(row);
      return item ? [{ item, tags: tags.get(row.prediction_id) ?? [] }] : [];
    }),
    intervals: rows.flatMap(({ level, is_inside: inside }) =>
      level === null || inside === null ? [] : [{ level: level / 100, inside }],
    ),
  };
}

function itemOf(row: {
  readonly kind: string;
  readonly percent: number | null;
  readonly happened: 0 | 1 | null;
  readonly percents: string | null;
  readonly outcome_option: number | null;
}): EvidenceItem | null {
  if (row.kind === 'binary' && row.percent !== null && row.happened !== null)
    return { kind: 'binary', probability: row.percent / 100, y: row.happened };
  if (row.kind !== 'choice' || row.percents === null || row.outcome_option === null) return null;
  const percents: readonly number[] = JSON.parse(row.percents);
  return {
    kind: 'choice',
    probabilities: percents.map((percent) => percent / 100),
    happened: row.outcome_option,
  };
}

async function tagsOf(db: Reader, teamId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('prediction_tags')
    .select(['prediction_id', 'tag'])
    .where('team_id', '=', teamId)
    .where('prediction_id', 'in', [...ids])
    .orderBy('tag')
    .execute();
  const tags = new Map<string, string[]>();
  for (const row of rows) tags.set(row.prediction_id, [...(tags.get(row.prediction_id) ?? []), row.tag]);
  return tags;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
