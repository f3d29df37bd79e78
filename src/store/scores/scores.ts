import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant, Prediction, PredictionKey } from '../../domain/prediction/prediction.ts';
import type { Score } from '../../domain/scores/score-forecast.ts';
import { moveLevels } from './levels.ts';
import { moveTagLevels } from './tag-levels.ts';

/** A score with what divides it so that questions compare; null where nothing fixes that. */
export type UnitScore = Score & { readonly unit: number | null };

/** Writes the scores of an answer and counts them into the levels of the people and the channel. */
export async function insertScores(
  tx: Tx,
  prediction: Prediction,
  scores: readonly UnitScore[],
  place: { readonly channelId: string | null; readonly scoredAt: Instant },
): Promise<void> {
  for (const score of scores) {
    await tx
      .insertInto('scores')
      .values({
        team_id: prediction.teamId,
        prediction_id: prediction.id,
        user_id: score.userId,
        forecast_id: score.forecastId,
        kind: prediction.kind,
        channel_id: place.channelId,
        is_late: score.isLate ? 1 : 0,
        brier: score.brier,
        log_bits: score.logBits,
        surprise_bits: score.surpriseBits,
        percent: score.level?.percent ?? null,
        happened: score.level?.happened ?? null,
        ...intervalColumns(score),
        scoring_scale: score.unit,
        scored_at: place.scoredAt,
      })
      .execute();
  }
  await count(tx, prediction, 1);
}

/** Removes every trace of an answer from the figures. */
export async function deleteScores(tx: Tx, key: PredictionKey): Promise<void> {
  await count(tx, key, -1);
  await tx
    .deleteFrom('scores')
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .execute();
}

async function count(tx: Tx, key: PredictionKey, by: 1 | -1): Promise<void> {
  const scores = await listScores(tx, key);
  await moveLevels(tx, scores, by);
  await moveTagLevels(tx, scores, by);
}

/** The scores on one prediction, in the order of their people's ids. */
export async function listScores(db: Reader, key: PredictionKey): Promise<Row<'scores'>[]> {
  return db
    .selectFrom('scores')
    .selectAll()
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .orderBy('user_id')
    .execute();
}

function intervalColumns({ interval }: Score) {
  if (interval === null) return {};
  return {
    wis: interval.wis,
    wis_dispersion: interval.dispersion,
    wis_overprediction: interval.overprediction,
    wis_underprediction: interval.underprediction,
    interval_score: interval.intervalScore,
    level: interval.level,
    is_inside: interval.isInside ? (1 as const) : (0 as const),
    width_ratio: interval.widthRatio,
    rank_cell: interval.rankCell,
  };
}
