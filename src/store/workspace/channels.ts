import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** A channel as Hunch last saw it. */
export interface Channel {
  readonly teamId: string;
  readonly channelId: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly isExternal: boolean;
  readonly hasBot: boolean;
  readonly checkedAt: Instant;
  /** Machine instant of the last complete list of members; null before one. */
  readonly membersCheckedAt: Instant | null;
  /** Cards are replies in one thread a week instead of messages of their own. */
  readonly hasCardsInThread: boolean;
}

/** The channel of this id. */
export async function findChannel(
  db: Reader,
  teamId: string,
  channelId: string,
): Promise<Channel | undefined> {
  const row = await db
    .selectFrom('channels')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row && toChannel(row);
}

/** These channels, in no particular order; unknown ids are left out. */
export async function listChannels(db: Reader, teamId: string, ids: readonly string[]): Promise<Channel[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('channels')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('channel_id', 'in', [...new Set(ids)])
    .execute();
  return rows.map(toChannel);
}

/** Takes over what Slack says of a channel. */
export async function setChannel(
  tx: Tx,
  channel: Omit<Channel, 'membersCheckedAt' | 'hasCardsInThread'>,
): Promise<void> {
  const known = {
    name: channel.name,
    is_private: flag(channel.isPrivate),
    is_archived: flag(channel.isArchived),
    is_external: flag(channel.isExternal),
    has_bot: flag(channel.hasBot),
    checked_at: channel.checkedAt,
  };
  await tx
    .insertInto('channels')
    .values({ team_id: channel.teamId, channel_id: channel.channelId, ...known })
    .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(known))
    .execute();
}

/** Sets whether the cards of a channel are replies in one thread a week; those that are posted stay where they are. */
export async function setCardsInThread(
  tx: Tx,
  { teamId, channelId }: Pick<Channel, 'teamId' | 'channelId'>,
  isOn: boolean,
): Promise<void> {
  await tx
    .updateTable('channels')
    .set({ cards_in_thread: flag(isOn) })
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .execute();
}

/** Replaces the mirrored members of a channel by a complete list as of a machine instant. */
export async function setChannelMembers(
  tx: Tx,
  teamId: string,
  channelId: string,
  userIds: readonly string[],
  checkedAt: Instant,
): Promise<void> {
  await tx
    .updateTable('channels')
    .set({ members_checked_at: checkedAt })
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .execute();
  await tx
    .deleteFrom('channel_members')
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .execute();
  for (let start = 0; start < userIds.length; start += INSERT_BATCH) {
    const rows = [...new Set(userIds.slice(start, start + INSERT_BATCH))].map((userId) => ({
      team_id: teamId,
      channel_id: channelId,
      user_id: userId,
    }));
    await tx
      .insertInto('channel_members')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Whether somebody is among the mirrored members of a channel; how old the mirror is, is the caller's question. */
export async function isChannelMember(
  db: Reader,
  teamId: string,
  channelId: string,
  userId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('channel_members')
    .select('user_id')
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets who is in a channel, so that everything in it is hidden until Slack was asked again. */
export async function forgetMembership(tx: Tx, teamId: string, channelId: string): Promise<void> {
  await tx
    .updateTable('channels')
    .set({ members_checked_at: null })
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .execute();
}

/** Channels with something shared whose membership was last seen before `freshAfter` (machine), stalest first. */
export async function listStaleChannels(
  db: Reader,
  teamId: string,
  freshAfter: Instant,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('channels')
    .select('channel_id')
    .where('team_id', '=', teamId)
    .where((where) =>
      where.or([where('members_checked_at', 'is', null), where('members_checked_at', '<', freshAfter)]),
    )
    .where((where) =>
      where.exists(
        where
          .selectFrom('predictions')
          .select('predictions.id')
          .whereRef('predictions.team_id', '=', 'channels.team_id')
          .whereRef('predictions.shared_channel_id', '=', 'channels.channel_id'),
      ),
    )
    .orderBy((order) => order.fn.coalesce('members_checked_at', order.val('')))
    .limit(limit)
    .execute();
  return rows.map((row) => row.channel_id);
}

const INSERT_BATCH = 500;
const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);

function toChannel(row: Row<'channels'>): Channel {
  return {
    teamId: row.team_id,
    channelId: row.channel_id,
    name: row.name,
    isPrivate: row.is_private === 1,
    isArchived: row.is_archived === 1,
    isExternal: row.is_external === 1,
    hasBot: row.has_bot === 1,
    checkedAt: row.checked_at,
    membersCheckedAt: row.members_checked_at,
    hasCardsInThread: row.cards_in_thread === 1,
  };
}
