import type { ConversationsListResponse, UsersConversationsResponse } from '@slack/web-api';
import { z } from 'zod';
import { personForBot } from '../../conversations/channels.ts';
import { Refusal } from '../../refusal.ts';
import type { Channel } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { flag, method } from '../method.ts';
import { pageArguments, pageOf } from '../pages.ts';
import { conversationScope, isGranted, needScope } from '../scopes.ts';
import { READ_SCOPES } from './info.ts';
import { asSlackChannel } from './shown.ts';

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
