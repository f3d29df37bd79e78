import { computed, signal } from '@preact/signals';
import type { SeenChannel } from '../../control/seen-channel.ts';
import { perform, read } from '../api/ask.ts';
import { workspace } from './workspace.ts';

/** Conversations of this person by id. */
export const channels = signal<ReadonlyMap<string, SeenChannel>>(new Map());

/** The conversation with the app, once there is one. */
export const appChannel = computed(() => directMessageWith(workspace.value.app.botUserId));

/** Takes conversations in, as the sandbox lists them. */
export function takeChannels(list: readonly SeenChannel[]): void {
  channels.value = new Map(list.map((each) => [each.id, each]));
}

/** Takes in one conversation that changed. */
export function takeChannel(channel: SeenChannel): void {
  channels.value = new Map(channels.value).set(channel.id, channel);
}

/** Forgets a conversation that this person sees no longer. */
export function forgetChannel(channelId: string): void {
  const left = new Map(channels.value);
  left.delete(channelId);
  channels.value = left;
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Reads the unread counts again, once for all that happens in the next moment. */
export function recountSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    read<readonly SeenChannel[]>('/channels').then(takeChannels, () => undefined);
  }, 60);
}

/** The direct message with somebody, if it was ever opened. */
export function directMessageWith(userId: string): SeenChannel | undefined {
  return [...channels.value.values()].find((each) => each.kind === 'im' && each.withUser === userId);
}

/** Opens the direct message with somebody. */
export async function openDirectMessage(userId: string): Promise<SeenChannel> {
  const isApp = userId === workspace.value.app.botUserId;
  const channel = await perform<SeenChannel>('/direct-message', isApp ? {} : { with: userId });
  takeChannel(channel);
  return channel;
}

/** Marks a conversation as read up to a message. */
export async function markRead(channelId: string, ts: string): Promise<void> {
  const channel = channels.value.get(channelId);
  if (!channel || channel.unread === 0) return;
  takeChannel({ ...channel, unread: 0, lastReadTs: ts });
  await perform('/read', { channel: channelId, ts });
}
