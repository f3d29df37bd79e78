import type { ChatPostEphemeralResponse } from '@slack/web-api';
import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { post } from '../../conversations/messages.ts';
import { Refusal } from '../../refusal.ts';
import { MESSAGE_LIMITS } from '../../rules/message.ts';
import { method } from '../method.ts';
import { contentArguments, readContent, storedContent } from './content.ts';

/** Shows a message to one person in a channel; metadata is ignored. */
export const chatPostEphemeral = method({
  name: 'chat.postEphemeral',
  tier: 't4',
  token: 'bot',
  scopes: ['chat:write'],
  readsJson: true,
  errors: [
    'channel_not_found',
    'not_in_channel',
    'user_not_in_channel',
    'is_archived',
    'no_text',
    'msg_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_attachments',
    'too_many_attachments',
    'markdown_text_conflict',
  ],
  unpublishedErrors: ['msg_blocks_too_long', 'only_one_table_allowed'],
  args: z.object({
    channel: z.string(),
    user: z.string(),
    ...contentArguments,
    thread_ts: z.string().nullish(),
  }),
  run(workspace, { metadata: _ignored, ...args }): ChatPostEphemeralResponse {
    const { app } = workspace;
    const channel = channelForBot(workspace, args.channel);
    if (channel.archived) throw new Refusal('is_archived');
    if (!channel.members.includes(app.botUserId)) throw new Refusal('not_in_channel');
    if (!channel.members.includes(args.user)) throw new Refusal('user_not_in_channel');
    if ((args.text?.length ?? 0) > MESSAGE_LIMITS.textTruncatedAbove) throw new Refusal('msg_too_long');
    const content = readContent(workspace, args);
    if (content.attachments && content.blocks.length > 0) throw new Refusal('invalid_attachments');
    const message = post(workspace, {
      ...storedContent(content),
      channelId: channel.id,
      userId: app.botUserId,
      ephemeralFor: args.user,
      ...(args.thread_ts ? { threadTs: args.thread_ts } : {}),
    });
    return { ok: true, message_ts: message.ts };
  },
});
