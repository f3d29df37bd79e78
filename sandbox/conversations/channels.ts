import { conversationScope, isGranted } from '../api/scopes.ts';
import { sendEventSoon } from '../delivery/events.ts';
import { SLACKBOT } from '../install.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Person } from '../state/model.ts';
import { newId } from '../state/state.ts';
import type { Workspace } from '../workspace.ts';

/** @throws Refusal channel_not_found, also for what the bot cannot see. */
export function channelForBot(workspace: Workspace, channelId: string): Channel {
  const channel = workspace.state.channels.get(channelId);
  const visible = channel && (channel.kind === 'public' || channel.members.includes(workspace.app.botUserId));
  if (!visible) throw new Refusal('channel_not_found');
  return channel;
}

/** Whether a person sees a conversation in their sidebar or may open it. */
export function canSee(channel: Channel, person: Person): boolean {
  if (channel.members.includes(person.id)) return true;
  return channel.kind === 'public' && person.guest === 'no' && !person.outside;
}

/** The person, or undefined when the bot has no way to see them. */
export function personForBot(workspace: Workspace, userId: string): Person | undefined {
  const person = workspace.state.people.get(userId);
  return person && (!person.outside || sharesChannel(workspace, person)) ? person : undefined;
}

/** The direct message between the bot and a person, opened if there is none. */
export function openDirectMessage(workspace: Workspace, userId: string, otherId: string): Channel {
  const { state, clock } = workspace;
  const found = findDirectMessage(workspace, userId, otherId);
  if (found) return found;
  const channel: Channel = {
    id: newId(state, 'D'),
    name: 'directmessage',
    kind: 'im',
    members: [userId, otherId],
    topic: '',
    archived: false,
    created: Math.floor(clock.now() / 1000),
    creator: userId,
  };
  saveChannel(workspace, channel);
  return channel;
}

/** The direct message between two, if it was ever opened. */
export function findDirectMessage(workspace: Workspace, one: string, other: string): Channel | undefined {
  // A loop, not a list to search: it is looked for at every message, and there may be ten thousand.
  for (const each of workspace.state.channels.values())
    if (each.kind === 'im' && each.members.includes(one) && each.members.includes(other)) return each;
  return undefined;
}

/** Stores a channel and tells every window. */
export function saveChannel(workspace: Workspace, channel: Channel): void {
  workspace.state.channels.put(channel.id, channel);
  workspace.changes.emit({ kind: 'channel', channelId: channel.id });
}

/** Adds a person or the bot; tells the app. Does nothing for a member. */
export function join(workspace: Workspace, channel: Channel, userId: string, inviterId: string | null): void {
  if (channel.members.includes(userId)) return;
  const joined = { ...channel, members: [...channel.members, userId] };
  saveChannel(workspace, joined);
  tellMembership(workspace, 'member_joined_channel', joined, userId, inviterId);
}

/** Removes a person or the bot; tells the app. */
export function leave(workspace: Workspace, channel: Channel, userId: string): void {
  if (!channel.members.includes(userId)) return;
  const left = { ...channel, members: channel.members.filter((each) => each !== userId) };
  saveChannel(workspace, left);
  const isBot = userId === workspace.app.botUserId;
  if (isBot) tellOwn(workspace, left, 'left', { channel: left.id });
  if (!isBot || left.kind === 'public') tellMembership(workspace, 'member_left_channel', left, userId, null);
}

/** Events come as channel_… or group_… by the kind of channel. */
export function tellOwn(
  workspace: Workspace,
  channel: Channel,
  what: 'archive' | 'unarchive' | 'deleted' | 'rename' | 'left',
  event: Readonly<Record<string, unknown>>,
): void {
  const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
  sendEventSoon(workspace, type, { type, ...event, event_ts: workspace.clock.nextTs() });
}

function tellMembership(
  workspace: Workspace,
  type: 'member_joined_channel' | 'member_left_channel',
  channel: Channel,
  userId: string,
  inviterId: string | null,
): void {
  if (!isGranted(workspace, conversationScope(channel.kind, 'read'))) return;
  const aboutBot = userId === workspace.app.botUserId;
  if (!aboutBot && !channel.members.includes(workspace.app.botUserId)) return;
  sendEventSoon(workspace, type, {
    type,
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: workspace.state.people.get(userId)?.teamId,
    ...(inviterId ? { inviter: inviterId } : {}),
    event_ts: workspace.clock.nextTs(),
  });
}

function sharesChannel(workspace: Workspace, person: Person): boolean {
  return [...workspace.state.channels.values()].some(
    (each) => each.members.includes(person.id) && each.members.includes(workspace.app.botUserId),
  );
}

/** What Slack calls the conversation in payloads: a name is not given away for private ones. */
export function payloadChannelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** Whether somebody can be sent a direct message by the bot. */
export function refuseBotDirectMessage(workspace: Workspace, userId: string): void {
  if (userId === SLACKBOT || userId === workspace.app.botUserId) throw new Refusal('cannot_dm_bot');
}
