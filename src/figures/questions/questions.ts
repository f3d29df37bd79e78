import type { Reader } from '../../../db/connect.ts';
import { asReadBy } from '../../domain/prediction/as-others-read.ts';
import type {
  Answer,
  ForecastValue,
  Instant,
  Prediction,
  VoidReason,
} from '../../domain/prediction/prediction.ts';
import { lateByRunMs, scoredForecasts, UNDO_MS } from '../../domain/prediction/windows.ts';
import { forecastWords, numberWords } from '../../domain/prediction/words.ts';
import type { Run } from '../../domain/runs/report.ts';
import type { RunState } from '../../domain/runs/state.ts';
import { type Suggestion, suggestAnswer } from '../../domain/runs/suggest.ts';
import type { FirstAnswers } from '../../domain/words/first-answers.ts';
import { listForecastsOf } from '../../store/forecasts/forecasts.ts';
import { listPredictions } from '../../store/predictions/find.ts';
import { listRuns } from '../../store/runs/write.ts';
import { findRecord, listScoresOf, type RecordLine } from '../../store/scores/record.ts';
import { firstAnswers } from '../statistics/first-answers.ts';

/** One question as the person asked sees it, in whatever state it is. */
export interface Question {
  readonly prediction: Prediction;
  /** What this person said, in words; null if they gave no forecast. */
  readonly said: string | null;
  /** `moved`: it waits for an answer of the person it was handed to. */
  readonly state: 'waiting' | 'put-off' | 'moved' | 'answered' | 'withdrawn';
  /** Whether this person recorded it. */
  readonly isAuthor: boolean;
  /** What its run reported; null without a run that Hunch has heard of. */
  readonly reported: RunReported | null;
  readonly result: QuestionResult | null;
}

/** Where the run of a question stands, and what its metric says; an answer is suggested, never given. */
export interface RunReported {
  readonly state: RunState;
  /** How long it ran, in milliseconds; null where that is not known. */
  readonly tookMs: number | null;
  readonly error: string | null;
  readonly suggestion: Suggestion | null;
}

/** A percent given to what happened, or where a number fell: 0 below low, 1 to the median, 2 to high, 3 above. */
export type Gave =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'place'; readonly cell: number };

/** What an answered question shows: first what the person gave to what happened. */
export interface QuestionResult {
  readonly answerId: string;
  /** What happened, in words: `yes`, `0.342`, `option B`, `cannot be judged`. */
  readonly happened: string;
  readonly isVoid: boolean;
  /** What the person gave to what happened; null without a scored forecast. */
  readonly gave: Gave | null;
  readonly surpriseBits: number | null;
  readonly brier: number | null;
  readonly wis: number | null;
  readonly isLate: boolean;
  /** How long the run had lived when a late forecast was given, in milliseconds; else null, and without a run. */
  readonly lateByRunMs: number | null;
  /** The person's record on predictions like it; null before there is one. */
  readonly record: RecordLine | null;
  /** All they have answered so far, while that is little; null from then on, and without a score. */
  readonly first: FirstAnswers | null;
  readonly canUndo: boolean;
}

/** The questions of a message or of Home, for the person they are put to, in the order of the ids. */
export async function questionFigures(
  db: Reader,
  viewer: { readonly teamId: string; readonly userId: string },
  ids: readonly string[],
  now: Instant,
): Promise<Question[]> {
  const { teamId, userId } = viewer;
  // What was withdrawn without trace is its author's alone, also where somebody else was to be asked.
  const predictions = (await listPredictions(db, teamId, ids)).filter(
    ({ authorId, askedId, withdrawnAt }) =>
      authorId === userId || (askedId === userId && withdrawnAt === null),
  );
  const forecasts = await listForecastsOf(db, teamId, ids);
  const scores = await listScoresOf(db, teamId, userId, ids);
  const rowIds = predictions.flatMap(({ run }) => run.rowId ?? []);
  const runs = await listRuns(db, teamId, rowIds);
  return Promise.all(
    predictions.map(async (asked) => {
      const all = forecasts.get(asked.id) ?? [];
      const prediction = asReadBy(userId, asked, all);
      const mine = scoredForecasts(all).find((one) => one.userId === userId);
      const said = mine ? forecastWords(mine.value, prediction) : null;
      const state = stateOf(prediction, userId, now);
      const isAuthor = prediction.authorId === userId;
      const reported = reportedOf(prediction, runs.get(prediction.run.rowId ?? ''));
      if (state !== 'answered' || !prediction.answer)
        return { prediction, said, state, isAuthor, reported, result: null };
      const score = scores.get(prediction.id);
      const { answer } = prediction;
      const result: QuestionResult = {
        answerId: answer.id,
        happened: happenedWords(prediction),
        isVoid: answer.outcome.kind === 'void',
        gave: mine && score ? gaveTo(prediction, mine.value, score.rankCell) : null,
        surpriseBits: score?.surpriseBits ?? null,
        brier: score?.brier ?? null,
        wis: score?.wis ?? null,
        isLate: mine?.isLate ?? false,
        lateByRunMs: mine ? lateByRunMs(mine) : null,
        record: mine && score ? await findRecord(db, viewer, mine.value) : null,
        first: mine && score ? await firstAnswers(db, viewer) : null,
        canUndo: canUndo(answer, now),
      };
      return { prediction, said, state, isAuthor, reported, result };
    }),
  );
}

/** Within a day; what an admin made void, an admin takes back on the card. */
function canUndo({ outcome, at }: Answer, now: Instant): boolean {
  const isByAdmin = outcome.kind === 'void' && outcome.reason === 'admin';
  return !isByAdmin && Date.parse(now) - Date.parse(at) <= UNDO_MS;
}

function reportedOf(prediction: Prediction, run: Run | undefined): RunReported | null {
  if (!run) return null;
  const { state, startedAt, endedAt, error } = run;
  const tookMs = startedAt && endedAt ? Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) : null;
  return { state, tookMs, error, suggestion: suggestAnswer(prediction, run.summary) };
}

function stateOf(prediction: Prediction, userId: string, now: Instant): Question['state'] {
  const { answer } = prediction;
  if (prediction.withdrawnAt !== null) return 'withdrawn';
  if (answer)
    return answer.outcome.kind === 'void' && answer.outcome.reason === 'withdrawn' ? 'withdrawn' : 'answered';
  if (prediction.fellDueAt === null && prediction.due.at > now) return 'put-off';
  return prediction.askedId === userId ? 'waiting' : 'moved';
}

const VOID_WORDS: Readonly<Record<VoidReason, string>> = {
  'cannot-tell': 'cannot be judged',
  withdrawn: 'withdrawn by its author',
  diverged: 'diverged, no number',
  admin: 'set aside by an admin',
};

/** An outcome in a few words. */
export function happenedWords(prediction: Prediction): string {
  const outcome = prediction.answer?.outcome;
  switch (outcome?.kind) {
    case 'yes':
      return 'yes';
    case 'no':
      return 'no';
    case 'number':
      return numberWords(outcome.value, prediction.unit);
    case 'option':
      return prediction.options[outcome.option] ?? '?';
    case 'void':
      return VOID_WORDS[outcome.reason];
    default:
      return 'not known yet';
  }
}

function gaveTo(prediction: Prediction, value: ForecastValue, rankCell: number | null): Gave | null {
  const outcome = prediction.answer?.outcome;
  if (value.kind === 'binary')
    return { kind: 'percent', percent: outcome?.kind === 'yes' ? value.percent : 100 - value.percent };
  if (value.kind === 'choice' && outcome?.kind === 'option')
    return { kind: 'percent', percent: value.percents[outcome.option] ?? 0 };
  return rankCell === null ? null : { kind: 'place', cell: rankCell };
}
