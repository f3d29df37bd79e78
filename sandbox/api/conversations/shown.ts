import type { Channel } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';

/** A conversation as Slack shows it to an app. */
export function asSlackChannel(workspace: Workspace, channel: Channel) {
  const { app, state } = workspace;
  const outside = channel.members.some((id) => state.people.get(id)?.outside);
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
  };
  if (channel.kind === 'im')
    return {
      ...common,
      user: channel.members.find((id) => id !== app.botUserId) ?? app.botUserId,
      is_open: true,
    };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_member: channel.members.includes(app.botUserId),
    is_general: channel.name === 'general',
    is_shared: outside,
    is_ext_shared: outside,
    is_org_shared: false,
    creator: channel.creator,
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}
