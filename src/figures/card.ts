import type { Reader } from '../../db/connect.ts';
import { asOthersRead } from '../domain/prediction/as-others-read.ts';
import type {
  Forecast,
  ForecastValue,
  Instant,
  Prediction,
  PredictionKey,
} from '../domain/prediction/prediction.ts';
import { lateByRunMs, scoredForecasts } from '../domain/prediction/windows.ts';
import { listForecasts } from '../store/forecasts/forecasts.ts';
import { findMember, listMembers } from '../store/people/members.ts';
import { findPrediction } from '../store/predictions/find.ts';
import { listScores } from '../store/scores/scores.ts';
import { happenedWords } from './questions/questions.ts';

/** One forecaster on a card, with what they said where that is no secret. */
export interface CardForecast {
  readonly name: string;
  readonly isAuthor: boolean;
  /** Null while numbers are hidden. */
  readonly value: ForecastValue | null;
  readonly isLate: boolean;
  /** How long the run had lived when a late one was given, in milliseconds; null for others, and without a run. */
  readonly lateByRunMs: number | null;
  /** Bits of surprise at what happened; null before, and for void. */
  readonly surpriseBits: number | null;
}

/** What a whole channel may see of a shared prediction. */
export interface Card {
  readonly prediction: Prediction;
  readonly authorName: string;
  /** One for each forecaster, in the order of their first forecasts; the least surprised first once answered. */
  readonly forecasts: readonly CardForecast[];
  /** What happened, in words; null before. */
  readonly happened: string | null;
  /** Whether it still takes forecasts. */
  readonly isOpen: boolean;
  readonly now: Instant;
  /** The author's zone, for readers whose Slack cannot show their own. */
  readonly zone: string;
}

/** A prediction as one channel may see it. */
export interface CardKey extends PredictionKey {
  /** Where it is read: what is shared somewhere else by now is nothing to show here. */
  readonly channelId: string;
}

/** Gathers a card; undefined once there is nothing to show there any more: withdrawn, or private again. */
export async function card(db: Reader, key: CardKey, now: Instant): Promise<Card | undefined> {
  const prediction = await sharedPrediction(db, key);
  if (!prediction) return undefined;
  const scored = scoredForecasts(await listForecasts(db, key));
  const people = await listMembers(db, key.teamId, [
    prediction.authorId,
    ...scored.map((forecast) => forecast.userId),
  ]);
  const members = new Map(people.map((member) => [member.userId, member]));
  const surprises = new Map((await listScores(db, key)).map((row) => [row.user_id, row.surprise_bits]));
  const showsNumbers = prediction.answer !== null || !prediction.hidesForecasts;
  const forecasts = scored.map((forecast): CardForecast & Pick<Forecast, 'userId'> => ({
    userId: forecast.userId,
    name: members.get(forecast.userId)?.name ?? SOMEONE,
    isAuthor: forecast.userId === prediction.authorId,
    value: showsNumbers ? forecast.value : null,
    isLate: forecast.isLate,
    lateByRunMs: lateByRunMs(forecast),
    surpriseBits: surprises.get(forecast.userId) ?? null,
  }));
  return {
    prediction,
    authorName: members.get(prediction.authorId)?.name ?? SOMEONE,
    forecasts: prediction.answer ? forecasts.sort(leastSurprisedFirst) : forecasts,
    happened: prediction.answer ? happenedWords(prediction) : null,
    isOpen: takesForecasts(prediction, now),
    now,
    zone: members.get(prediction.authorId)?.zone ?? 'UTC',
  };
}

/** Late forecasts come last: they do not compete. */
function leastSurprisedFirst(a: CardForecast, b: CardForecast): number {
  if (a.isLate !== b.isLate) return a.isLate ? 1 : -1;
  return (a.surpriseBits ?? Infinity) - (b.surpriseBits ?? Infinity);
}

const SOMEONE = 'someone';

/** A prediction as this channel reads it; undefined once it is not shown there. */
export async function sharedPrediction(db: Reader, key: CardKey): Promise<Prediction | undefined> {
  const prediction = await findPrediction(db, key);
  return prediction?.sharedChannelId === key.channelId && prediction.withdrawnAt === null
    ? asOthersRead(prediction, await listForecasts(db, key))
    : undefined;
}

/**
 * What somebody is to say a forecast about, or why they need not begin: `gone` · `closed` · `outsider`. From what is
 * known, since a form has to open at once; everything is looked at again when the forecast is given.
 *
 * @param person `homeTeamId` the workspace that they belong to, where Slack said so
 */
export async function askedForForecast(
  db: Reader,
  key: CardKey,
  person: { readonly userId: string; readonly homeTeamId: string | undefined },
  now: Instant,
): Promise<Prediction | 'gone' | 'closed' | 'outsider'> {
  const prediction = await sharedPrediction(db, key);
  if (!prediction) return 'gone';
  const member = await findMember(db, key.teamId, person.userId);
  const isFromElsewhere = person.homeTeamId !== undefined && person.homeTeamId !== key.teamId;
  if (member ? member.isExternal : isFromElsewhere) return 'outsider';
  return takesForecasts(prediction, now) ? prediction : 'closed';
}

const takesForecasts = ({ closedAt, answer, due }: Prediction, now: Instant): boolean =>
  closedAt === null && answer === null && due.at > now;
