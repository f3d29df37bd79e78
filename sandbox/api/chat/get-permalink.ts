import type { ChatGetPermalinkResponse } from '@slack/web-api';
import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { Refusal } from '../../refusal.ts';
import { method } from '../method.ts';

/** The address of a message. */
export const chatGetPermalink = method({
  name: 'chat.getPermalink',
  tier: 'special',
  token: 'bot',
  scopes: [],
  readsJson: false,
  errors: ['channel_not_found', 'message_not_found'],
  args: z.object({ channel: z.string(), message_ts: z.string() }),
  run(workspace, args): ChatGetPermalinkResponse {
    const channel = channelForBot(workspace, args.channel);
    const message = workspace.state.messages.get(channel.id, args.message_ts);
    if (!message || message.ephemeralFor) throw new Refusal('message_not_found');
    const inThread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
    return {
      ok: true,
      channel: channel.id,
      permalink: `${workspace.url()}/archives/${channel.id}/p${message.ts.replace('.', '')}${inThread}`,
    };
  },
});
