import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { asSlackMessage, replace } from '../../conversations/messages.ts';
import { Refusal } from '../../refusal.ts';
import { MESSAGE_LIMITS } from '../../rules/message.ts';
import type { AnyBlock, Message } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { flag, jsonArgument, method } from '../method.ts';
import { type Content, contentArguments, readContent, storedContent } from './content.ts';

/** Replaces what one of the bot's own messages shows. Never notifies. */
export const chatUpdate = method({
  name: 'chat.update',
  tier: 't3',
  token: 'bot',
  scopes: ['chat:write'],
  readsJson: true,
  errors: [
    'channel_not_found',
    'message_not_found',
    'cant_update_message',
    'block_mismatch',
    'no_text',
    'msg_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'too_many_attachments',
    'markdown_text_conflict',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
  ],
  unpublishedErrors: ['msg_blocks_too_long', 'only_one_table_allowed', 'is_archived'],
  args: z.object({
    channel: z.string(),
    ts: z.string(),
    ...contentArguments,
    reply_broadcast: flag.optional(),
    file_ids: jsonArgument(z.array(z.string())).optional(),
  }),
  run(workspace, args) {
    const channel = channelForBot(workspace, args.channel);
    const message = ownMessage(workspace, channel.id, args.ts);
    if (channel.archived) throw new Refusal('is_archived');
    if ((args.text?.length ?? 0) > MESSAGE_LIMITS.updatedText) throw new Refusal('msg_too_long');
    const content = readContent(workspace, args);
    refuseLosingRichText(message, content);
    const changed = changedMessage(workspace, message, content);
    replace(workspace, changed, message);
    return {
      channel: channel.id,
      ts: message.ts,
      text: content.text,
      message: asSlackMessage(workspace, changed),
    };
  },
});

/** @throws Refusal message_not_found (also for ephemerals) or cant_update_message. */
function ownMessage(workspace: Workspace, channelId: string, ts: string): Message {
  const message = workspace.state.messages.get(channelId, ts);
  if (!message || message.ephemeralFor) throw new Refusal('message_not_found');
  if (message.userId !== workspace.app.botUserId) throw new Refusal('cant_update_message');
  return message;
}

function refuseLosingRichText(message: Message, content: Content): void {
  const isRich = (each: AnyBlock): boolean => each.type === 'rich_text';
  const wasRich = message.blocks.length > 0 && message.blocks.every(isRich);
  if (wasRich && !content.blocks.some(isRich)) throw new Refusal('block_mismatch');
}

/** Metadata that is not given stays, `{}` removes it. */
function changedMessage(workspace: Workspace, message: Message, content: Content): Message {
  const { metadata: before, attachments: _attachments, ...rest } = message;
  const metadata = content.metadata === undefined ? before : content.metadata;
  return {
    ...rest,
    ...storedContent(content),
    ...(metadata ? { metadata } : {}),
    edited: { userId: workspace.app.botUserId, ts: workspace.clock.nextTs() },
  };
}
