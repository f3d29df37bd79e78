import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../../db/schema.ts';
import type { Viewer } from '../domain/people/member.ts';

/**
 * The one rule of who may see a prediction, as a condition for `where` on `predictions`.
 *
 * Its author and the person asked always may. A prediction shared in a public channel may be seen by every full
 * member; in a private channel by its present members; guests and people from outside see the channels they are in.
 * Membership counts only if it was checked recently enough (`viewer.freshAfter`). A withdrawn one is nobody's.
 */
export function visibleTo(viewer: Viewer) {
  return (where: ExpressionBuilder<Tables, 'predictions'>): Expression<SqlBool> =>
    where.and([
      where('predictions.team_id', '=', viewer.teamId),
      where('predictions.withdrawn_at', 'is', null),
      where.or([
        where('predictions.author_id', '=', viewer.userId),
        where('predictions.asked_id', '=', viewer.userId),
        where.exists(sharedWhereViewerIs(where, viewer)),
      ]),
    ]);
}

/**
 * What everybody who can read a channel may see, as the same kind of condition: what is shared there. For posts that a
 * whole channel reads.
 */
export function visibleIn(channel: { readonly teamId: string; readonly channelId: string }) {
  return (where: ExpressionBuilder<Tables, 'predictions'>): Expression<SqlBool> =>
    where.and([
      where('predictions.team_id', '=', channel.teamId),
      where('predictions.shared_channel_id', '=', channel.channelId),
      where('predictions.withdrawn_at', 'is', null),
    ]);
}

function sharedWhereViewerIs(where: ExpressionBuilder<Tables, 'predictions'>, viewer: Viewer) {
  return where
    .selectFrom('channels')
    .select('channels.channel_id')
    .whereRef('channels.team_id', '=', 'predictions.team_id')
    .whereRef('channels.channel_id', '=', 'predictions.shared_channel_id')
    .where((channel) => {
      const isMember = channel.and([
        channel('channels.members_checked_at', '>=', viewer.freshAfter),
        channel.exists(
          channel
            .selectFrom('channel_members')
            .select('channel_members.user_id')
            .whereRef('channel_members.team_id', '=', 'channels.team_id')
            .whereRef('channel_members.channel_id', '=', 'channels.channel_id')
            .where('channel_members.user_id', '=', viewer.userId),
        ),
      ]);
      return viewer.isLimited ? isMember : channel.or([channel('channels.is_private', '=', 0), isMember]);
    });
}
