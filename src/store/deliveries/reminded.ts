import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/**
 * Whether a person has had their one reminder of the day, or one is on its way to them: also yesterday's, if Slack was
 * away and the night held it.
 *
 * @param day.key of today's
 * @param day.since world time at which their day began
 */
export async function wasRemindedToday(
  db: Reader,
  day: { readonly teamId: string; readonly userId: string; readonly key: string; readonly since: Instant },
): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('team_id', '=', day.teamId)
    .where('user_id', '=', day.userId)
    .where('kind', '=', 'reminder')
    .where((where) =>
      where.or([
        where('key', '=', day.key),
        where('state', 'in', ['pending', 'sending']),
        where('sent_at', '>=', day.since),
        where('first_sent_at', '>=', day.since),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
