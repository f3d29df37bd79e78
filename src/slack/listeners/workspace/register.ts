import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { channelChanged, channelMoved } from '../../../usecases/workspace/channel-changed.ts';

/** What happens to channels and who is in them, which decides who may see what. */
export function registerWorkspace(app: App, deps: Deps): void {
  const team = (body: { readonly team_id?: string }) => body.team_id ?? '';
  app.event('channel_archive', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('channel_unarchive', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('channel_deleted', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('channel_rename', ({ event, body }) => channelChanged(deps, team(body), event.channel.id));
  app.event('group_archive', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('group_unarchive', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('group_deleted', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('group_rename', ({ event, body }) => channelChanged(deps, team(body), event.channel.id));
  app.event('member_joined_channel', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('member_left_channel', ({ event, body }) => channelChanged(deps, team(body), event.channel));
  app.event('channel_id_changed', ({ event, body }) =>
    channelMoved(deps, team(body), event.old_channel_id, event.new_channel_id),
  );
}
