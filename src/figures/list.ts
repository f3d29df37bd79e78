import type { Reader } from '../../db/connect.ts';
import type { Viewer } from '../domain/people/member.ts';
import type { Prediction } from '../domain/prediction/prediction.ts';
import { scoredForecasts } from '../domain/prediction/windows.ts';
import { forecastWords } from '../domain/prediction/words.ts';
import { listForecastsOf } from '../store/forecasts/forecasts.ts';
import { type ListFilter, listOwn } from '../store/predictions/list.ts';
import { listScoresOf } from '../store/scores/record.ts';
import { happenedWords } from './questions.ts';
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

/** What a list shows: the newest of what was asked for, and how many there are. */
export interface ListFigures {
  readonly filter: ListFilter;
  readonly lines: readonly ListedPrediction[];
  readonly total: number;
}

/** Predictions listed in one reply. */
const LISTED = 12;

/** A viewer's own predictions and those they forecast on, newest first. */
export async function listFigures(db: Reader, viewer: Viewer, filter: ListFilter): Promise<ListFigures> {
  const { teamId, userId } = viewer;
  const { first, total } = await listOwn(db, viewer, visibleTo(viewer), filter, LISTED);
  const ids = first.map((prediction) => prediction.id);
  const forecasts = await listForecastsOf(db, teamId, ids);
  const scores = await listScoresOf(db, teamId, userId, ids);
  const lines = first.map((prediction): ListedPrediction => {
    const mine = scoredForecasts(forecasts.get(prediction.id) ?? []).find((one) => one.userId === userId);
    return {
      prediction,
      isAuthor: prediction.authorId === userId,
      said: mine ? forecastWords(mine.value, prediction) : null,
      state: prediction.answer ? 'answered' : prediction.fellDueAt === null ? 'open' : 'waiting',
      happened: prediction.answer ? happenedWords(prediction) : null,
      surpriseBits: scores.get(prediction.id)?.surpriseBits ?? null,
    };
  });
  return { filter, lines, total };
}
