import type { Tx } from '../../../db/connect.ts';
import { normalQuantile } from '../../domain/distributions/normal.ts';
import type {
  Forecast,
  Instant,
  Outcome,
  Prediction,
  PredictionKey,
  Scale,
} from '../../domain/prediction/prediction.ts';
import { scoredForecasts } from '../../domain/prediction/windows.ts';
import { scoreForecast } from '../../domain/scores/score-forecast.ts';
import { scoringUnit } from '../../domain/scores/scoring-unit.ts';
import { findCause } from '../../store/evidence/find.ts';
import { sharedChannel } from '../../store/evidence/members.ts';
import { listForecasts } from '../../store/forecasts/forecasts.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { deleteScores, insertScores } from '../../store/scores/scores.ts';
import { fixUnit } from './fix-unit.ts';
import { lockFigures, refreshEvidence } from './refresh-evidence.ts';

/** Brings an answer into the figures, in its transaction: scores, levels, clusters, evidence, claims. */
export async function enterStatistics(tx: Tx, key: PredictionKey, now: Instant): Promise<void> {
  await lockFigures(tx, key);
  await fixUnit(tx, key, now);
  await writeScores(tx, key);
  await refreshEvidence(tx, key, now);
}

/** Takes every trace of an answer out of the figures, in the transaction that takes it back. */
export async function leaveStatistics(tx: Tx, key: PredictionKey, now: Instant): Promise<void> {
  await lockFigures(tx, key);
  await deleteScores(tx, key);
  await refreshEvidence(tx, key, now);
}

/** Scores what is recorded of an answered prediction, and counts it into the levels. */
export async function writeScores(tx: Tx, key: PredictionKey): Promise<void> {
  const prediction = await findPrediction(tx, key);
  const cause = await findCause(tx, key);
  if (!prediction?.answer || !cause) return;
  const { outcome, at: scoredAt } = prediction.answer;
  const scale = scaleFor(prediction, outcome);
  const forecasts = scoredForecasts(await listForecasts(tx, prediction));
  const scores = forecasts.flatMap((forecast) => {
    const score = scoreForecast(forecast, outcome, scale);
    return score ? [{ ...score, unit: unitFor(prediction, forecast, forecasts, scale) }] : [];
  });
  await insertScores(tx, prediction, scores, { channelId: sharedChannel(cause), scoredAt });
}

/** An outcome of zero or less has no logarithm: the same forecast is then scored by differences. */
function scaleFor(prediction: Prediction, outcome: Outcome): Scale {
  return outcome.kind === 'number' && outcome.value <= 0 ? 'linear' : prediction.scale;
}

/** What divides one person's score: never anything that they said themselves. */
function unitFor(
  prediction: Prediction,
  forecast: Forecast,
  forecasts: readonly Forecast[],
  scale: Scale,
): number | null {
  if (prediction.kind !== 'numeric') return null;
  const others = forecasts.filter((other) => other.userId !== forecast.userId);
  return scoringUnit({
    declared: scale === prediction.scale ? prediction.scoringUnit : null,
    pastValues: [],
    otherSigmas: others.flatMap((other) => sigmaOf(other, scale)),
  });
}

/** Half the width of an interval in standard deviations of the normal that would hold it. */
function sigmaOf({ value }: Forecast, scale: Scale): number[] {
  if (value.kind !== 'numeric') return [];
  const [low, high] = scale === 'log' ? [Math.log(value.low), Math.log(value.high)] : [value.low, value.high];
  return [(high - low) / (2 * normalQuantile((1 + value.level / 100) / 2))];
}
