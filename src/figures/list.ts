import type { Reader } from '../../db/connect.ts';
import type { Viewer } from '../domain/people/member.ts';
import { asReadBy } from '../domain/prediction/as-others-read.ts';
import type { Prediction } from '../domain/prediction/prediction.ts';
import { scoredForecasts } from '../domain/prediction/windows.ts';
import { forecastWords } from '../domain/prediction/words.ts';
import { listForecastsOf } from '../store/forecasts/forecasts.ts';
import { type ListFilter, listOwn } from '../store/predictions/list.ts';
import { listScoresOf } from '../store/scores/record.ts';
import { happenedWords } from './questions/questions.ts';
import { visibleTo } from './visible.ts';

/** One prediction in a list, with what this viewer said. */
export interface ListedPrediction {
  readonly prediction: Prediction;
  /** Null if they gave no forecast. */
  readonly said: string | null;
  /** Whether the viewer recorded it. */
  readonly isAuthor: boolean;
  readonly state: 'open' | 'waiting' | 'answered';
  /** What happened, in words; null before. */
  readonly happened: string | null;
  readonly surpriseBits: number | null;
}

/** What a list shows: a page of what was asked for, newest first, and how many there are. */
export interface ListFigures {
  readonly filter: ListFilter;
  /** How many newer ones are left out. */
  readonly offset: number;
  readonly pageSize: number;
  readonly lines: readonly ListedPrediction[];
  readonly total: number;
}

/** Predictions listed in one reply. */
const LISTED = 12;

/** A viewer's own predictions and those they forecast on, newest first, from `offset` on. */
export async function listFigures(
  db: Reader,
  viewer: Viewer,
  filter: ListFilter,
  offset = 0,
): Promise<ListFigures> {
  const { teamId, userId } = viewer;
  const page = { limit: LISTED, offset };
  const { shown, total } = await listOwn(db, viewer, visibleTo(viewer), filter, page);
  const ids = shown.map((prediction) => prediction.id);
  const forecasts = await listForecastsOf(db, teamId, ids);
  const scores = await listScoresOf(db, teamId, userId, ids);
  const lines = shown.map((prediction): ListedPrediction => {
    const all = forecasts.get(prediction.id) ?? [];
    const mine = scoredForecasts(all).find((one) => one.userId === userId);
    return {
      prediction: asReadBy(userId, prediction, all),
      isAuthor: prediction.authorId === userId,
      said: mine ? forecastWords(mine.value, prediction) : null,
      state: prediction.answer ? 'answered' : prediction.fellDueAt === null ? 'open' : 'waiting',
      happened: prediction.answer ? happenedWords(prediction) : null,
      surpriseBits: scores.get(prediction.id)?.surpriseBits ?? null,
    };
  });
  return { filter, offset, pageSize: LISTED, lines, total };
}
