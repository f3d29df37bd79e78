import { z } from 'zod';
import {
  channelForBot,
  openDirectMessage,
  personForBot,
  refuseBotDirectMessage,
} from '../../conversations/channels.ts';
import { asSlackMessage, post } from '../../conversations/messages.ts';
import { Refusal } from '../../refusal.ts';
import type { Channel } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { flag, method } from '../method.ts';
import { isGranted } from '../scopes.ts';
import { contentArguments, readContent, storedContent, truncated } from './content.ts';

/** Posts to a channel the bot is in, or to somebody's direct messages by user id. */
export const chatPostMessage = method({
  name: 'chat.postMessage',
  tier: 'special',
  token: 'bot',
  scopes: ['chat:write'],
  readsJson: true,
  errors: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'no_text',
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'too_many_attachments',
    'markdown_text_conflict',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
    'messages_tab_disabled',
    'cannot_reply_to_message',
  ],
  unpublishedErrors: ['cannot_dm_bot', 'msg_too_long', 'only_one_table_allowed'],
  args: z.object({
    channel: z.string(),
    ...contentArguments,
    thread_ts: z.string().nullish(),
    reply_broadcast: flag.optional(),
    mrkdwn: flag.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
  }),
  run(workspace, args) {
    const content = readContent(workspace, args);
    const channel = targetChannel(workspace, args.channel);
    refuseUnwritable(workspace, channel);
    refuseOddThread(workspace, channel, args.thread_ts);
    const { text, warning } = truncated(content.text);
    const message = post(workspace, {
      ...storedContent(content),
      text,
      channelId: channel.id,
      userId: workspace.app.botUserId,
      ...(args.thread_ts ? { threadTs: args.thread_ts } : {}),
      ...(args.reply_broadcast ? { replyBroadcast: true } : {}),
    });
    return {
      channel: channel.id,
      ts: message.ts,
      message: asSlackMessage(workspace, message),
      ...(warning ? { warning, response_metadata: { warnings: [warning] } } : {}),
    };
  },
});

/** The conversation a bot may write to by this id. @throws Refusal channel_not_found and others. */
function targetChannel(workspace: Workspace, id: string): Channel {
  if (!/^[UW]/.test(id)) return channelForBot(workspace, id);
  refuseBotDirectMessage(workspace, id);
  if (!personForBot(workspace, id)) throw new Refusal('channel_not_found');
  return openDirectMessage(workspace, workspace.app.botUserId, id);
}

/** @throws Refusal not_in_channel, is_archived or messages_tab_disabled. */
export function refuseUnwritable(workspace: Workspace, channel: Channel): void {
  const { app, manifest } = workspace;
  if (channel.archived) throw new Refusal('is_archived');
  if (channel.kind === 'im' && !manifest.features.app_home.messages_tab_enabled)
    throw new Refusal('messages_tab_disabled');
  const mayWrite = channel.members.includes(app.botUserId) || isGranted(workspace, 'chat:write.public');
  if (!mayWrite) throw new Refusal('not_in_channel');
}

function refuseOddThread(workspace: Workspace, channel: Channel, threadTs: string | null | undefined): void {
  if (!threadTs) return;
  const parent = workspace.state.messages.get(channel.id, threadTs);
  if (!parent || parent.threadTs || parent.ephemeralFor) throw new Refusal('cannot_reply_to_message');
}
