import type { ConversationsInfoResponse, ConversationsMembersResponse } from '@slack/web-api';
import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { flag, method } from '../method.ts';
import { pageArguments, pageOf } from '../pages.ts';
import { conversationScope, needScope } from '../scopes.ts';
import { asSlackChannel } from './shown.ts';

/** Scopes with which an app may look at conversations; which one is needed depends on their kind. */
export const READ_SCOPES = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
/** One conversation the bot can see. */
export const conversationsInfo = method({
  name: 'conversations.info',
  tier: 't3',
  token: 'bot',
  scopes: READ_SCOPES,
  readsJson: false,
  errors: ['channel_not_found', 'missing_scope'],
  args: z.object({
    channel: z.string(),
    include_locale: flag.optional(),
    include_num_members: flag.optional(),
  }),
  run(workspace, args): ConversationsInfoResponse {
    const channel = channelForBot(workspace, args.channel);
    needScope(workspace, conversationScope(channel.kind, 'read'));
    return { ok: true, channel: asSlackChannel(workspace, channel) };
  },
});

/** Who is in a conversation. */
export const conversationsMembers = method({
  name: 'conversations.members',
  tier: 't4',
  token: 'bot',
  scopes: READ_SCOPES,
  readsJson: false,
  errors: ['channel_not_found', 'invalid_cursor', 'missing_scope'],
  args: z.object({ channel: z.string(), ...pageArguments }),
  run(workspace, args): ConversationsMembersResponse {
    const channel = channelForBot(workspace, args.channel);
    needScope(workspace, conversationScope(channel.kind, 'read'));
    const { items, response_metadata } = pageOf(channel.members, args, 1_000);
    return { ok: true, members: [...items], response_metadata };
  },
});
