import type { Reader } from '../../../db/connect.ts';

/** A channel in which Hunch has something to post. */
export interface PostingChannel {
  readonly channelId: string;
  readonly why: 'digest' | 'card';
}

/** Channels of a workspace with a digest, and those with a shared prediction that is still open; digests first. */
export async function listPostingChannels(
  db: Reader,
  teamId: string,
  limit: number,
): Promise<PostingChannel[]> {
  const digests = await db
    .selectFrom('digests')
    .select('channel_id')
    .where('team_id', '=', teamId)
    .where('is_on', '=', 1)
    .orderBy('channel_id')
    .execute();
  const cards = await db
    .selectFrom('predictions')
    .select('shared_channel_id')
    .distinct()
    .where('team_id', '=', teamId)
    .where('shared_channel_id', 'is not', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('shared_channel_id')
    .execute();
  const withDigest = digests.map((row) => row.channel_id);
  const withCard = cards.flatMap(({ shared_channel_id: id }) =>
    id === null || withDigest.includes(id) ? [] : [id],
  );
  return [
    ...withDigest.map((channelId) => ({ channelId, why: 'digest' as const })),
    ...withCard.map((channelId) => ({ channelId, why: 'card' as const })),
  ].slice(0, limit);
}
