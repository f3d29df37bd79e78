import type { ReactionsAddResponse } from '@slack/web-api';
import { z } from 'zod';
import { channelForBot } from '../conversations/channels.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { method } from './method.ts';

/** Puts an emoji under a message. */
export const reactionsAdd = method({
  name: 'reactions.add',
  tier: 't3',
  token: 'bot',
  scopes: ['reactions:write'],
  readsJson: true,
  errors: ['channel_not_found', 'message_not_found', 'already_reacted', 'invalid_name', 'is_archived'],
  args: z.object({ channel: z.string(), timestamp: z.string(), name: z.string() }),
  run(workspace, args): ReactionsAddResponse {
    const channel = channelForBot(workspace, args.channel);
    if (channel.archived) throw new Refusal('is_archived');
    if (!/^[a-z0-9_+'-]+$/.test(args.name)) throw new Refusal('invalid_name');
    const message = workspace.state.messages.get(channel.id, args.timestamp);
    if (!message || message.ephemeralFor) throw new Refusal('message_not_found');
    const reacted = withReaction(message, args.name, workspace.app.botUserId);
    if (!reacted) throw new Refusal('already_reacted');
    saveReaction(workspace, reacted);
    return { ok: true };
  },
});

/** The message with one more reaction, or null when that person gave it already. */
export function withReaction(message: Message, name: string, userId: string): Message | null {
  const given = message.reactions.find((each) => each.name === name);
  if (given?.users.includes(userId)) return null;
  const others = message.reactions.filter((each) => each.name !== name);
  return { ...message, reactions: [...others, { name, users: [...(given?.users ?? []), userId] }] };
}

/** Stores a message whose reactions changed; that is no edit. */
export function saveReaction(workspace: Workspace, message: Message): void {
  workspace.state.messages.put(message);
  workspace.changes.emit({ kind: 'message', channelId: message.channelId, ts: message.ts });
}
