import type { Reader } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Prediction, PredictionKey } from '../../domain/prediction/prediction.ts';
import { toPrediction } from './rows.ts';

/** The prediction of this key, withdrawn ones included. */
export async function findPrediction(db: Reader, key: PredictionKey): Promise<Prediction | undefined> {
  const rows = await db
    .selectFrom('predictions')
    .selectAll()
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .execute();
  return (await withParts(db, key.teamId, rows))[0];
}

/** The prediction that this inbound request (a modal, a trigger, a line of one) has already recorded. */
export async function findByOrigin(
  db: Reader,
  teamId: string,
  originKey: string,
): Promise<Prediction | undefined> {
  const rows = await db
    .selectFrom('predictions')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('origin_key', '=', originKey)
    .execute();
  return (await withParts(db, teamId, rows))[0];
}

/** These predictions of one workspace, in the order asked for; unknown ids are left out. */
export async function listPredictions(
  db: Reader,
  teamId: string,
  ids: readonly string[],
): Promise<Prediction[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('predictions')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('id', 'in', [...ids])
    .execute();
  const found = new Map((await withParts(db, teamId, rows)).map((prediction) => [prediction.id, prediction]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Rows of one workspace with their options and tags, in the order given; two statements however many rows. */
export async function withParts(
  db: Reader,
  teamId: string,
  rows: readonly Row<'predictions'>[],
): Promise<Prediction[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const options = await db
    .selectFrom('prediction_options')
    .select(['prediction_id', 'label'])
    .where('team_id', '=', teamId)
    .where('prediction_id', 'in', ids)
    .orderBy('position')
    .execute();
  const tags = await db
    .selectFrom('prediction_tags')
    .select(['prediction_id', 'tag'])
    .where('team_id', '=', teamId)
    .where('prediction_id', 'in', ids)
    .orderBy('prediction_id')
    .orderBy('tag')
    .execute();
  const labelsOf = grouped(options.map((option) => [option.prediction_id, option.label]));
  const tagsOf = grouped(tags.map((tag) => [tag.prediction_id, tag.tag]));
  return rows.map((row) => toPrediction(row, labelsOf.get(row.id) ?? [], tagsOf.get(row.id) ?? []));
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
