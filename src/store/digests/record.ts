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

/** How much a channel has to show. */
export interface ChannelOutcomes {
  /** People with a scored forecast of any kind. */
  readonly forecasters: number;
  /** Answered yes/no predictions with a scored forecast, and the people who gave one. */
  readonly binary: { readonly outcomes: number; readonly forecasters: number };
}

/** Counts what a channel has to show. */
export async function countOutcomes(db: Reader, { teamId, channelId }: ChannelKey): Promise<ChannelOutcomes> {
  const scores = db
    .selectFrom('scores')
    .select((select) => [
      select.cast<number>(select.fn.count('prediction_id').distinct(), 'integer').as('outcomes'),
      select.cast<number>(select.fn.count('user_id').distinct(), 'integer').as('forecasters'),
    ])
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('is_late', '=', 0);
  const { forecasters } = await scores.executeTakeFirstOrThrow();
  return { forecasters, binary: await scores.where('kind', '=', 'binary').executeTakeFirstOrThrow() };
}

/** Every scored yes/no forecast of a channel on predictions with one of these tags. */
export async function listTaggedForecasts(
  db: Reader,
  { teamId, channelId }: ChannelKey,
  tags: readonly string[],
): Promise<TaggedForecast[]> {
  if (tags.length === 0) return [];
  const rows = await db
    .selectFrom('scores')
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
    .where('scores.team_id', '=', teamId)
    .where('scores.channel_id', '=', channelId)
    .where('scores.kind', '=', 'binary')
    .where('scores.is_late', '=', 0)
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
