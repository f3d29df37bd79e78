import type { Reader } from '../../../db/connect.ts';

/** Whether a channel reads a weekly digest. */
export async function hasDigestOn(db: Reader, teamId: string, channelId: string): Promise<boolean> {
  const row = await db
    .selectFrom('digests')
    .select('is_on')
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row?.is_on === 1;
}
