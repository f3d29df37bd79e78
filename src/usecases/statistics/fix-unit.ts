import type { Tx } from '../../../db/connect.ts';
import type { Instant, Prediction, PredictionKey } from '../../domain/prediction/prediction.ts';
import { scoringUnit } from '../../domain/scores/scoring-unit.ts';
import { findMetric, rememberScoringUnit } from '../../store/people/metrics.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { fixScoringUnit, listPastValues } from '../../store/scores/past-values.ts';

/**
 * Fixes what divides the scores of a number, once and never by its own outcome: how much its metric varied so far, by
 * the last values or, where those are gone, by what is remembered of the team's. At recording where that is known by
 * then; else before the answer is scored.
 */
export async function fixUnit(tx: Tx, key: PredictionKey, now: Instant): Promise<void> {
  const prediction = await findPrediction(tx, key);
  if (prediction?.kind !== 'numeric' || prediction.metric === null || prediction.scoringUnit !== null) return;
  const unit = scoringUnit({
    declared: null,
    pastValues: await pastValues(tx, prediction),
    otherSigmas: [],
  });
  if (unit !== null) await rememberScoringUnit(tx, key.teamId, prediction.metric, unit, now);
  const known = unit ?? (await rememberedUnit(tx, prediction));
  if (known !== null) await fixScoringUnit(tx, key, known);
}

async function pastValues(tx: Tx, prediction: Prediction): Promise<number[]> {
  const values = await listPastValues(tx, prediction);
  return prediction.scale === 'log' ? values.filter((value) => value > 0).map(Math.log) : values;
}

/** A unit on another scale or in another unit of measurement would say something else. */
async function rememberedUnit(tx: Tx, { teamId, metric, scale, unit }: Prediction): Promise<number | null> {
  const memory = await findMetric(tx, teamId, metric ?? '');
  return memory.scale === scale && memory.unit === unit ? memory.scoringUnit : null;
}
