import type {
  ConversationsInfoResponse,
  ConversationsListResponse,
  ConversationsMembersResponse,
  ConversationsOpenResponse,
  UsersConversationsResponse,
} from '@slack/web-api';
import { z } from 'zod';
import {
  channelForBot,
  findDirectMessage,
  openDirectMessage,
  personForBot,
  refuseBotDirectMessage,
} from '../../conversations/channels.ts';
import { Refusal } from '../../refusal.ts';
import type { Channel } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { flag, method } from '../method.ts';
import { pageArguments, pageOf } from '../pages.ts';
import { conversationScope, isGranted, needScope } from '../scopes.ts';
import { asSlackChannel } from './shown.ts';

const READ_SCOPES = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

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

const listArguments = {
  types: z.string().default('public_channel'),
  exclude_archived: flag.optional(),
  ...pageArguments,
};

/** Conversations the bot can see. */
export const conversationsList = method({
  name: 'conversations.list',
  tier: 't2',
  token: 'bot',
  scopes: READ_SCOPES,
  readsJson: false,
  errors: ['invalid_cursor', 'invalid_types', 'missing_scope'],
  args: z.object(listArguments),
  run(workspace, args): ConversationsListResponse {
    const { items, response_metadata } = pageOf(ofTypes(workspace, args), args, 1_000);
    return { ok: true, channels: items.map((each) => asSlackChannel(workspace, each)), response_metadata };
  },
});

/** Conversations that somebody (without `user`: the bot) is a member of and the bot can see. */
export const usersConversations = method({
  name: 'users.conversations',
  tier: 't3',
  token: 'bot',
  scopes: READ_SCOPES,
  readsJson: false,
  errors: ['invalid_cursor', 'invalid_types', 'missing_scope'],
  unpublishedErrors: ['user_not_found'],
  args: z.object({ user: z.string().optional(), ...listArguments }),
  run(workspace, args): UsersConversationsResponse {
    const userId = args.user ?? workspace.app.botUserId;
    if (!personForBot(workspace, userId)) throw new Refusal('user_not_found');
    const joined = ofTypes(workspace, args).filter((each) => each.members.includes(userId));
    const { items, response_metadata } = pageOf(joined, args, 999);
    return { ok: true, channels: items.map((each) => asSlackChannel(workspace, each)), response_metadata };
  },
});

/** The direct message between the bot and a person, made if needed. */
export const conversationsOpen = method({
  name: 'conversations.open',
  tier: 't3',
  token: 'bot',
  scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
  readsJson: true,
  errors: [
    'channel_not_found',
    'missing_scope',
    'too_many_users',
    'user_disabled',
    'user_not_found',
    'user_not_visible',
    'users_list_not_supplied',
  ],
  unpublishedErrors: ['cannot_dm_bot'],
  args: z.object({
    users: z.string().optional(),
    channel: z.string().optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  }),
  run(workspace, args): ConversationsOpenResponse {
    const { botUserId } = workspace.app;
    const channel = args.channel
      ? channelForBot(workspace, args.channel)
      : directMessageWith(workspace, args.users, args.prevent_creation === true);
    const shown = args.return_im ? { ...asSlackChannel(workspace, channel) } : { id: channel.id };
    const known = findDirectMessage(
      workspace,
      botUserId,
      channel.members.find((id) => id !== botUserId) ?? '',
    );
    return { ok: true, channel: shown, ...(known ? { already_open: true } : {}) };
  },
});

/** @see https://docs.slack.dev/reference/methods/conversations.open: 1 to 8 users. */
const USERS_AT_MOST = 8;

function directMessageWith(workspace: Workspace, users: string | undefined, onlyFind: boolean): Channel {
  const { botUserId } = workspace.app;
  const [userId, ...others] = (users ?? '').split(',').filter((each) => each !== '');
  if (userId === undefined) throw new Refusal('users_list_not_supplied');
  if (others.length >= USERS_AT_MOST) throw new Refusal('too_many_users');
  if (others.length > 0) throw new Refusal('missing_scope', [], { needed: 'mpim:write', provided: '' });
  needScope(workspace, 'im:write');
  refuseBotDirectMessage(workspace, userId);
  if (!workspace.state.people.get(userId)) throw new Refusal('user_not_found');
  const person = personForBot(workspace, userId);
  if (!person) throw new Refusal('user_not_visible');
  if (person.deactivated) throw new Refusal('user_disabled');
  const found = findDirectMessage(workspace, botUserId, userId);
  if (!found && onlyFind) throw new Refusal('channel_not_found');
  return found ?? openDirectMessage(workspace, botUserId, userId);
}

const TYPES = { public_channel: 'public', private_channel: 'private', im: 'im' } as const;

/** @throws Refusal invalid_types, or missing_scope for a type that needs another one. */
function ofTypes(
  workspace: Workspace,
  args: { readonly types: string; readonly exclude_archived?: boolean | undefined },
): Channel[] {
  const wanted = args.types.split(',').map((each) => each.trim());
  const kinds = wanted.flatMap((type) => {
    if (type === 'mpim') return [];
    if (!isType(type)) throw new Refusal('invalid_types');
    return [TYPES[type]];
  });
  for (const kind of kinds)
    if (!isGranted(workspace, conversationScope(kind, 'read')))
      needScope(workspace, conversationScope(kind, 'read'));
  const { botUserId } = workspace.app;
  return [...workspace.state.channels.values()].filter(
    (each) =>
      kinds.includes(each.kind) &&
      (each.kind === 'public' || each.members.includes(botUserId)) &&
      !(args.exclude_archived && each.archived),
  );
}

function isType(type: string): type is keyof typeof TYPES {
  return type in TYPES;
}
