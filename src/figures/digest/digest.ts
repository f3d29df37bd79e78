import type { Reader } from '../../../db/connect.ts';
import { type Call, calls } from '../../domain/digest/calls.ts';
import { AGGREGATE_FROM, countForecasters, type JudgedClaim } from '../../domain/digest/judged-claim.ts';
import { type Surprise, surprises } from '../../domain/digest/surprises.ts';
import type { Member } from '../../domain/people/member.ts';
import { asOthersRead } from '../../domain/prediction/as-others-read.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { type DigestSettings, findDigest } from '../../store/digests/settings.ts';
import {
  countWeek,
  listAnsweredIn,
  listDueIn,
  type Period,
  type WeekCounts,
} from '../../store/digests/week.ts';
import { listForecastsOf } from '../../store/forecasts/forecasts.ts';
import { listMembers } from '../../store/people/members.ts';
import { findChannel } from '../../store/workspace/channels.ts';
import { happenedWords } from '../questions/questions.ts';
import { visibleIn } from '../visible.ts';
import { judgedClaims } from './judged.ts';
import { type ChannelRecord, channelRecord } from './record.ts';

/** Which digest: of which channel, about when, and who posts it out of turn (null for the weekly one). */
export interface DigestRequest extends Period {
  readonly teamId: string;
  readonly channelId: string;
  readonly postedBy: string | null;
}

/** A surprise in words: what happened, and whose claim it was if they agreed to be named. */
export type ToldSurprise = Surprise & { readonly happened: string; readonly authorName: string | null };

/** A correct call in words: what happened, and those who made it and agreed to be named. */
export type ToldCall = Call & { readonly happened: string; readonly names: readonly string[] };

/** Everything a channel's digest may tell; people by name only where they agreed. */
export interface DigestFigures extends Period {
  readonly channelName: string;
  readonly counts: WeekCounts;
  readonly surprises: readonly ToldSurprise[];
  /** Empty below three forecasters. */
  readonly calls: readonly ToldCall[];
  /** Answered claims with a lesson. */
  readonly lessons: readonly { readonly prediction: Prediction; readonly authorName: string | null }[];
  readonly record: ChannelRecord;
  /** What will be asked in the coming week, soonest first. */
  readonly comingWeek: {
    readonly claims: readonly { readonly prediction: Prediction; readonly authorName: string | null }[];
    readonly total: number;
  };
  readonly settings: DigestSettings | null;
  readonly setByName: string | null;
  readonly postedByName: string | null;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** Open claims that are told one by one. */
const COMING_MAX = 30;

/** Gathers a channel's digest: what is shared there, never a private prediction, late forecasts left out. */
export async function digestFigures(db: Reader, request: DigestRequest): Promise<DigestFigures> {
  const { teamId, channelId, since, until } = request;
  const period = { since, until };
  const seen = visibleIn(request);
  const channel = await findChannel(db, teamId, channelId);
  const settings = (await findDigest(db, teamId, channelId)) ?? null;
  const answered = await listAnsweredIn(db, teamId, seen, period);
  const claims = await judgedClaims(db, teamId, answered);
  const comingPeriod = { since: until, until: plusMs(until, WEEK_MS) };
  const coming = await listDueIn(db, teamId, seen, comingPeriod, COMING_MAX);
  const said = await listForecastsOf(
    db,
    teamId,
    coming.first.map(({ id }) => id),
  );
  const people = await peopleOf(db, request, claims, [...answered, ...coming.first], settings);
  const named = (userId: string) => {
    const person = people.get(userId);
    return person?.choices.isNamedInDigests ? person.name : null;
  };
  const toldCall = (call: Call): ToldCall => ({
    ...call,
    happened: happenedWords(call.claim.prediction),
    names: call.userIds.flatMap((userId) => named(userId) ?? []),
  });
  const byAuthor = (prediction: Prediction) => ({ prediction, authorName: named(prediction.authorId) });
  return {
    ...period,
    channelName: channel?.name ?? '',
    counts: await countWeek(db, teamId, seen, period),
    surprises: surprises(claims).map((one) => ({
      ...one,
      happened: happenedWords(one.claim.prediction),
      authorName: named(one.claim.prediction.authorId),
    })),
    calls: countForecasters(claims) < AGGREGATE_FROM ? [] : calls(claims).map(toldCall),
    lessons: answered.filter((prediction) => prediction.answer?.lesson).map(byAuthor),
    record: await channelRecord(db, request, claims),
    comingWeek: {
      claims: coming.first
        .map((prediction) => asOthersRead(prediction, said.get(prediction.id) ?? []))
        .map(byAuthor),
      total: coming.total,
    },
    settings,
    setByName: settings ? (people.get(settings.setBy)?.name ?? null) : null,
    postedByName: request.postedBy === null ? null : (people.get(request.postedBy)?.name ?? null),
  };
}

async function peopleOf(
  db: Reader,
  { teamId, postedBy }: DigestRequest,
  claims: readonly JudgedClaim[],
  predictions: readonly Prediction[],
  settings: DigestSettings | null,
): Promise<Map<string, Member>> {
  const ids = new Set([
    ...claims.flatMap((claim) => claim.forecasts.map((forecast) => forecast.userId)),
    ...predictions.map((prediction) => prediction.authorId),
    ...(settings ? [settings.setBy] : []),
    ...(postedBy === null ? [] : [postedBy]),
  ]);
  const members = await listMembers(db, teamId, [...ids]);
  return new Map(members.map((member) => [member.userId, member]));
}
