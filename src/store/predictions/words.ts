import type { Reader, Tx } from '../../../db/connect.ts';
import type { PredictionKey } from '../../domain/prediction/prediction.ts';

/** Puts these words on a prediction in place of those it has; by them it is found as like another. */
export async function replaceWords(tx: Tx, key: PredictionKey, words: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('prediction_words')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .execute();
  if (words.length === 0) return;
  await tx
    .insertInto('prediction_words')
    .values(words.map((word) => ({ team_id: key.teamId, prediction_id: key.id, word })))
    .execute();
}

/** The words of each of these predictions; those without any are left out. */
export async function listWordsOf(
  db: Reader,
  teamId: string,
  predictionIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (predictionIds.length === 0) return found;
  const rows = await db
    .selectFrom('prediction_words')
    .select(['prediction_id', 'word'])
    .where('team_id', '=', teamId)
    .where('prediction_id', 'in', [...predictionIds])
    .orderBy('prediction_id')
    .orderBy('word')
    .execute();
  for (const row of rows) found.set(row.prediction_id, [...(found.get(row.prediction_id) ?? []), row.word]);
  return found;
}
