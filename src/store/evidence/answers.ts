import type { Reader } from '../../../db/connect.ts';
import { groupBy } from '../../domain/digest/group-by.ts';
import type { ClusterAnswers } from '../../domain/evidence/cluster-evidence.ts';
import type { EvidenceItem } from '../../domain/evidence/item.ts';
import type { Scope } from '../scores/levels.ts';

/** How many predictions are asked for in one query at most: databases limit how many parameters one takes. */
const AT_ONCE = 5000;

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
  const rows = await listScored(db, scope, predictionIds);
  const tags = await tagsOf(db, scope.teamId, predictionIds);
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

/** The forecasts that a scope answered, by prediction, each in the order of `listClusterAnswers`. */
export async function itemsByPrediction(
  db: Reader,
  scope: Scope,
  predictionIds: readonly string[],
): Promise<Map<string, EvidenceItem[]>> {
  const found: { readonly id: string; readonly item: EvidenceItem }[] = [];
  for (let from = 0; from < predictionIds.length; from += AT_ONCE)
    for (const row of await listScored(db, scope, predictionIds.slice(from, from + AT_ONCE))) {
      const item = itemOf(row);
      if (item) found.push({ id: row.prediction_id, item });
    }
  return new Map([...groupBy(found, ({ id }) => id)].map(([id, rows]) => [id, rows.map(({ item }) => item)]));
}

async function listScored(db: Reader, scope: Scope, predictionIds: readonly string[]) {
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
    .where('scores.prediction_id', 'in', [...predictionIds]);
  const found = await (scope.scope === 'person'
    ? query.where('scores.user_id', '=', scope.scopeId)
    : query.where('scores.channel_id', '=', scope.scopeId).where('scores.is_late', '=', 0)
  ).execute();
  // Sorted here, as databases differ in how they sort text and sums must not.
  return found.sort((a, b) => compare(a.prediction_id, b.prediction_id) || compare(a.user_id, b.user_id));
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
  return new Map(
    [...groupBy(rows, (row) => row.prediction_id)].map(([id, tagged]) => [id, tagged.map(({ tag }) => tag)]),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
