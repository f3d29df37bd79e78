import { sendEventSoon } from '../delivery/events.ts';
import type { Channel, Message } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** What is new about a message that is about to be posted. */
export type NewMessage = Pick<Message, 'channelId' | 'userId' | 'text'> &
  Partial<Omit<Message, 'channelId' | 'userId' | 'text' | 'ts' | 'postedAt'>>;

/** Posts a message or an ephemeral; tells every window, and the app where it listens. */
export function post(workspace: Workspace, fresh: NewMessage): Message {
  const { state, clock, changes } = workspace;
  const message: Message = {
    blocks: [],
    reactions: [],
    fileIds: [],
    ...fresh,
    ts: clock.nextTs(),
    postedAt: Date.now(),
  };
  state.messages.put(message);
  changes.emit({ kind: 'message', channelId: message.channelId, ts: message.ts, ...onlyFor(message) });
  if (!message.ephemeralFor) tellPosted(workspace, message);
  return message;
}

/** Replaces a message and marks it edited when a person or app changed what it says. */
export function replace(workspace: Workspace, changed: Message, before: Message): void {
  const { state, clock, changes } = workspace;
  state.messages.put(changed);
  changes.emit({ kind: 'message', channelId: changed.channelId, ts: changed.ts, ...onlyFor(changed) });
  if (changed.ephemeralFor) return;
  tellSubtype(workspace, changed.channelId, {
    subtype: 'message_changed',
    message: asSlackMessage(workspace, changed),
    previous_message: asSlackMessage(workspace, before),
    ts: clock.nextTs(),
  });
}

/** Removes a message for everybody. */
export function remove(workspace: Workspace, message: Message): void {
  const { state, clock, changes } = workspace;
  state.messages.remove(message);
  changes.emit({ kind: 'message-removed', channelId: message.channelId, ts: message.ts });
  if (message.ephemeralFor) return;
  tellSubtype(workspace, message.channelId, {
    subtype: 'message_deleted',
    previous_message: asSlackMessage(workspace, message),
    deleted_ts: message.ts,
    ts: clock.nextTs(),
  });
}

/** Messages of a conversation, oldest first, ephemerals left out. */
export function history(workspace: Workspace, channelId: string): Message[] {
  return workspace.state.messages.in(channelId).filter((each) => !each.ephemeralFor);
}

/** A message in a payload; what else it has depends on the message. */
export interface SlackMessage {
  readonly type: 'message';
  readonly user: string;
  readonly ts: string;
  readonly text: string;
  readonly [field: string]: unknown;
}

/** A message as Slack shows it to an app; metadata in full, as in payloads and with include_all_metadata. */
export function asSlackMessage(workspace: Workspace, message: Message): SlackMessage {
  const { app, data, state } = workspace;
  const byBot = message.userId === app.botUserId;
  const replies = message.threadTs ? [] : repliesTo(workspace, message);
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    ...(byBot ? { bot_id: app.botId, app_id: app.appId } : {}),
    text: message.text,
    team: state.people.get(message.userId)?.teamId ?? data.team.id,
    blocks: message.blocks.length > 0 || byBot ? message.blocks : [typedBlock(message)],
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.edited ? { edited: { user: message.edited.userId, ts: message.edited.ts } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs, ...parentUser(workspace, message) } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
      : {}),
    ...(replies.length > 0
      ? { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }
      : {}),
  };
}

function parentUser(
  { state }: Workspace,
  { channelId, threadTs = '' }: Message,
): { parent_user_id?: string } {
  const parent = state.messages.get(channelId, threadTs);
  return parent ? { parent_user_id: parent.userId } : {};
}

/** Replies in a message's thread, oldest first. */
export function repliesTo(workspace: Workspace, parent: Message): Message[] {
  return workspace.state.messages.repliesTo(parent.channelId, parent.ts).filter((each) => !each.ephemeralFor);
}

function typedBlock(message: Message): Record<string, unknown> {
  return {
    type: 'rich_text',
    block_id: `t${message.ts.slice(-6)}`,
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: decodeEntities(message.text) }] },
    ],
  };
}

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function tellPosted(workspace: Workspace, message: Message): void {
  tellMention(workspace, message);
  const event = eventName(workspace, message.channelId);
  if (!event) return;
  sendEventSoon(workspace, event.name, {
    ...asSlackMessage(workspace, message),
    channel: message.channelId,
    channel_type: event.channelType,
    event_ts: message.ts,
  });
}

/** A mention in a channel is an event of its own. */
function tellMention(workspace: Workspace, message: Message): void {
  const { app, state } = workspace;
  const channel = state.channels.get(message.channelId);
  const mentioned = message.userId !== app.botUserId && message.text.includes(`<@${app.botUserId}>`);
  if (!mentioned || channel?.kind === 'im' || !channel?.members.includes(app.botUserId)) return;
  sendEventSoon(workspace, 'app_mention', {
    ...asSlackMessage(workspace, message),
    type: 'app_mention',
    channel: channel.id,
    event_ts: message.ts,
  });
}

function tellSubtype(workspace: Workspace, channelId: string, body: Readonly<Record<string, unknown>>): void {
  const event = eventName(workspace, channelId);
  if (!event) return;
  sendEventSoon(workspace, event.name, {
    type: 'message',
    channel: channelId,
    channel_type: event.channelType,
    hidden: true,
    event_ts: body['ts'],
    ...body,
  });
}

/** The bot hears about messages only where it is. */
function eventName(workspace: Workspace, channelId: string): { name: string; channelType: string } | null {
  const channel: Channel | undefined = workspace.state.channels.get(channelId);
  if (!channel?.members.includes(workspace.app.botUserId)) return null;
  return {
    public: { name: 'message.channels', channelType: 'channel' },
    private: { name: 'message.groups', channelType: 'group' },
    im: { name: 'message.im', channelType: 'im' },
  }[channel.kind];
}

function onlyFor(message: Message): { onlyFor?: string } {
  return message.ephemeralFor ? { onlyFor: message.ephemeralFor } : {};
}
