import type { Reader } from '../../../db/connect.ts';
import type { TaggedForecast } from '../../domain/digest/patterns.ts';

/** The channel whose record is read: scored forecasts on what is shared there, late ones left out. */
export interface ChannelKey {
  readonly teamId: string;
  readonly channelId: string;
}

/** How surprised each forecaster of a prediction could be, by prediction and person; late forecasts are left out. */
export async function listSurprises(
  db: Reader,
  teamId: string,
  predictionIds: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  if (predictionIds.length === 0) return found;
  const rows = await db
    .selectFrom('scores')
    .select(['prediction_id', 'user_id', 'surprise_bits'])
    .where('team_id', '=', teamId)
    .where('prediction_id', 'in', [...predictionIds])
    .where('is_late', '=', 0)
    .execute();
  for (const row of rows)
    found.set(
      row.prediction_id,
      (found.get(row.prediction_id) ?? new Map()).set(row.user_id, row.surprise_bits),
    );
  return found;
}

/** How much a channel has to show, counted as far as asked for: where there is more, counting goes on for nothing. */
export interface ChannelOutcomes {
  /** People with a scored forecast of any kind. */
  readonly forecasters: number;
  /** Answered yes/no predictions with a scored forecast, and the people who gave one. */
  readonly binary: { readonly outcomes: number; readonly forecasters: number };
}

/** Counts what a channel has to show, up to so many people and so many outcomes. */
export async function countOutcomes(
  db: Reader,
  { teamId, channelId }: ChannelKey,
  upTo: { readonly people: number; readonly outcomes: number },
): Promise<ChannelOutcomes> {
  const scores = db
    .selectFrom('scores')
    .distinct()
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('is_late', '=', 0);
  const binary = scores.where('kind', '=', 'binary');
  const people = await scores.select('user_id').limit(upTo.people).execute();
  const outcomes = await binary.select('prediction_id').limit(upTo.outcomes).execute();
  const inBinary = await binary.select('user_id').limit(upTo.people).execute();
  return {
    forecasters: people.length,
    binary: { outcomes: outcomes.length, forecasters: inBinary.length },
  };
}

/** So many of the newest answers make a pattern: years of a large channel would hold everything up, and say less of today. */
const NEWEST_FORECASTS = 5000;

/** The newest scored yes/no forecasts of a channel, those on predictions with one of these tags. */
export async function listTaggedForecasts(
  db: Reader,
  { teamId, channelId }: ChannelKey,
  tags: readonly string[],
): Promise<TaggedForecast[]> {
  if (tags.length === 0) return [];
  const newest = db
    .selectFrom('scores')
    .select(['team_id', 'prediction_id', 'user_id', 'percent', 'happened'])
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('kind', '=', 'binary')
    .where('is_late', '=', 0)
    .orderBy('scored_at', 'desc')
    .orderBy('prediction_id')
    .orderBy('user_id')
    .limit(NEWEST_FORECASTS);
  const rows = await db
    .selectFrom(newest.as('scores'))
    .innerJoin('prediction_tags', (join) =>
      join
        .onRef('prediction_tags.team_id', '=', 'scores.team_id')
        .onRef('prediction_tags.prediction_id', '=', 'scores.prediction_id'),
    )
    .select([
      'prediction_tags.tag',
      'scores.prediction_id',
      'scores.user_id',
      'scores.percent',
      'scores.happened',
    ])
    .where('prediction_tags.tag', 'in', [...tags])
    .orderBy('scores.prediction_id')
    .execute();
  return rows.map((row) => ({
    tag: row.tag,
    predictionId: row.prediction_id,
    userId: row.user_id,
    percent: row.percent ?? 0,
    happened: row.happened === 1,
  }));
}
