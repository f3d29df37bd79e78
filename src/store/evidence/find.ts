import type { Reader } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { PredictionKey } from '../../domain/prediction/prediction.ts';
import type { Scope } from '../scores/levels.ts';
import { sharedChannel } from './members.ts';

/** What decides which cluster a prediction belongs to. */
export type CauseRow = Pick<
  Row<'predictions'>,
  | 'team_id'
  | 'id'
  | 'run_row_id'
  | 'run_label'
  | 'author_id'
  | 'shared_channel_id'
  | 'shared_at'
  | 'answered_at'
>;

/** The cause of a prediction. */
export async function findCause(db: Reader, key: PredictionKey): Promise<CauseRow | undefined> {
  return db
    .selectFrom('predictions')
    .select([
      'team_id',
      'id',
      'run_row_id',
      'run_label',
      'author_id',
      'shared_channel_id',
      'shared_at',
      'answered_at',
    ])
    .where('team_id', '=', key.teamId)
    .where('id', '=', key.id)
    .executeTakeFirst();
}

/** Everybody whose figures a prediction enters: its forecasters, and the channel it is shared in. */
export async function listScopesOf(db: Reader, key: PredictionKey): Promise<Scope[]> {
  const row = await findCause(db, key);
  const people = await db
    .selectFrom('forecasts')
    .select('user_id')
    .distinct()
    .where('team_id', '=', key.teamId)
    .where('prediction_id', '=', key.id)
    .orderBy('user_id')
    .execute();
  const channelId = row ? sharedChannel(row) : null;
  return [
    ...people.map((person) => ({ teamId: key.teamId, scope: 'person' as const, scopeId: person.user_id })),
    ...(channelId === null ? [] : [{ teamId: key.teamId, scope: 'channel' as const, scopeId: channelId }]),
  ];
}
