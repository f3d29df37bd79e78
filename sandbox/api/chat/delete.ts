import type { ChatDeleteResponse } from '@slack/web-api';
import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { remove } from '../../conversations/messages.ts';
import { Refusal } from '../../refusal.ts';
import { method } from '../method.ts';

/** Takes back one of the bot's own messages. */
export const chatDelete = method({
  name: 'chat.delete',
  tier: 't3',
  token: 'bot',
  scopes: ['chat:write'],
  readsJson: true,
  errors: ['channel_not_found', 'message_not_found', 'cant_delete_message'],
  args: z.object({ channel: z.string(), ts: z.string() }),
  run(workspace, args): ChatDeleteResponse {
    const channel = channelForBot(workspace, args.channel);
    const message = workspace.state.messages.get(channel.id, args.ts);
    if (!message || message.ephemeralFor) throw new Refusal('message_not_found');
    if (message.userId !== workspace.app.botUserId) throw new Refusal('cant_delete_message');
    remove(workspace, message);
    return { ok: true, channel: channel.id, ts: args.ts };
  },
});
