import { signal } from '@preact/signals';
import type { SeenMessage } from '../../control/seen.ts';
import { read } from '../api/ask.ts';

/** How many messages the sandbox is asked for at once. */
const PAGE = 100;

/** Messages of one conversation, or of one thread in it, that this window has read so far. Oldest first. */
export interface Messages {
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly list: readonly SeenMessage[];
  readonly hasOlder: boolean;
}

/** What is shown in the middle; null while it is being read. */
export const conversation = signal<Messages | null>(null);
/** What is shown in the threads pane; null when it is closed. */
export const thread = signal<Messages | null>(null);

const shown = [conversation, thread];

/** Reads the newest messages of a conversation. */
export async function openConversation(channelId: string): Promise<void> {
  conversation.value = null;
  const list = await read<readonly SeenMessage[]>('/messages', { channel: channelId, limit: String(PAGE) });
  conversation.value = { channelId, threadTs: null, list, hasOlder: list.length === PAGE };
}

/** Reads a thread. */
export async function openThread(channelId: string, threadTs: string): Promise<void> {
  const list = await read<readonly SeenMessage[]>('/messages', { channel: channelId, thread: threadTs });
  thread.value = { channelId, threadTs, list, hasOlder: false };
}

/** Reads a page of older messages of what is shown in the middle. */
export async function readOlder(): Promise<void> {
  const before = conversation.value;
  const first = before?.list[0];
  if (!before?.hasOlder || !first) return;
  const { channelId } = before;
  const older = await read<readonly SeenMessage[]>('/messages', {
    channel: channelId,
    before: first.ts,
    limit: String(PAGE),
  });
  const now = conversation.value;
  if (now?.channelId !== channelId || now.list[0]?.ts !== first.ts) return;
  conversation.value = { ...now, list: [...older, ...now.list], hasOlder: older.length === PAGE };
}

/** Takes in a message that is new or changed, wherever it is shown. */
export function takeMessage(message: SeenMessage): void {
  for (const place of shown)
    if (place.value && belongs(place.value, message))
      place.value = { ...place.value, list: withMessage(place.value.list, message) };
}

/** Takes a removed message away. */
export function forgetMessage(channelId: string, ts: string): void {
  for (const place of shown)
    if (place.value?.channelId === channelId)
      place.value = { ...place.value, list: place.value.list.filter((each) => each.ts !== ts) };
}

function belongs({ channelId, threadTs, list, hasOlder }: Messages, message: SeenMessage): boolean {
  if (message.channelId !== channelId) return false;
  if (threadTs !== null) return message.threadTs === threadTs || message.ts === threadTs;
  const first = list[0];
  if (hasOlder && first && message.ts < first.ts) return false;
  return message.threadTs === undefined || message.threadTs === message.ts;
}

function withMessage(list: readonly SeenMessage[], message: SeenMessage): readonly SeenMessage[] {
  const at = list.findIndex((each) => each.ts >= message.ts);
  if (at === -1) return [...list, message];
  return list[at]?.ts === message.ts ? list.with(at, message) : list.toSpliced(at, 0, message);
}
