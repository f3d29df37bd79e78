import type { ConversationsOpenResponse } from '@slack/web-api';
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
import { needScope } from '../scopes.ts';
import { asSlackChannel } from './shown.ts';

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
