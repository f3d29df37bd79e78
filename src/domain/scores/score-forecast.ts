import { type RankCell, rankCell } from '../calibration/intervals/quantile-bins.ts';
import { widthRatio } from '../calibration/intervals/width-ratio.ts';
import type { Forecast, Outcome, Scale } from '../prediction/prediction.ts';
import { brierScore, brierScoreOfChoice } from './brier.ts';
import { intervalScore } from './interval-score.ts';
import { logScore, logScoreOfChoice } from './log-score.ts';
import { intervalOf, surprise } from './surprise.ts';
import { onScale, weightedIntervalScore } from './wis.ts';

/** Everything one scored forecast is worth, whatever its kind; what does not apply is null. */
export interface Score {
  readonly userId: string;
  readonly forecastId: string;
  readonly isLate: boolean;
  readonly brier: number | null;
  readonly logBits: number | null;
  readonly surpriseBits: number;
  /** Whole percent that enters the person's level, and whether it happened (choice: of the top option). */
  readonly level: { readonly percent: number; readonly happened: 0 | 1 } | null;
  readonly interval: IntervalFigures | null;
}

/** What a numeric forecast is worth. */
export interface IntervalFigures {
  readonly wis: number;
  readonly dispersion: number;
  readonly overprediction: number;
  readonly underprediction: number;
  readonly intervalScore: number;
  /** Whole percent that the interval should hold. */
  readonly level: number;
  readonly isInside: boolean;
  /** By how much the half on the outcome's side would have to be widened to reach it; null where no factor would. */
  readonly widthRatio: number | null;
  /** 0 below low, 1 low to median, 2 median to high, 3 above high. */
  readonly rankCell: RankCell;
}

/** Scores one forecast by what happened. Void scores nothing: null. */
export function scoreForecast(forecast: Forecast, outcome: Outcome, scale: Scale): Score | null {
  if (outcome.kind === 'void') return null;
  const { value } = forecast;
  const common = {
    userId: forecast.userId,
    forecastId: forecast.id,
    isLate: forecast.isLate,
    surpriseBits: surprise(value, outcome, scale),
    brier: null,
    logBits: null,
    level: null,
    interval: null,
  };
  if (value.kind === 'binary') {
    const happened = outcome.kind === 'yes' ? 1 : 0;
    const probability = value.percent / 100;
    const level = { percent: value.percent, happened } as const;
    return {
      ...common,
      brier: brierScore(probability, happened),
      logBits: logScore(probability, happened),
      level,
    };
  }
  if (value.kind === 'choice' && outcome.kind === 'option') {
    const shares = value.percents.map((percent) => percent / 100);
    const top = Math.max(...value.percents);
    const happened = value.percents.indexOf(top) === outcome.option ? 1 : 0;
    return {
      ...common,
      brier: brierScoreOfChoice(shares, outcome.option),
      logBits: logScoreOfChoice(shares, outcome.option),
      level: { percent: top, happened },
    };
  }
  if (value.kind === 'numeric' && outcome.kind === 'number')
    return { ...common, interval: intervalFigures(value, outcome.value, scale) };
  throw new Error(`a ${value.kind} forecast cannot meet the outcome ${outcome.kind}`);
}

function intervalFigures(
  value: Extract<Forecast['value'], { kind: 'numeric' }>,
  y: number,
  scale: Scale,
): IntervalFigures {
  const interval = intervalOf(value);
  const wis = weightedIntervalScore(interval, y, scale);
  const { lower, upper, outcome } = onScale(interval, y, scale);
  const ratio = widthRatio({ interval, y, scale });
  const cell = rankCell({ interval, y, scale });
  return {
    wis: wis.value,
    dispersion: wis.dispersion,
    overprediction: wis.overprediction,
    underprediction: wis.underprediction,
    intervalScore: intervalScore(lower, upper, interval.level, outcome).value,
    level: value.level,
    isInside: cell === 1 || cell === 2,
    widthRatio: Number.isFinite(ratio) ? ratio : null,
    rankCell: cell,
  };
}
