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

type Place = typeof conversation;
type Change = (messages: Messages) => Messages;

const shown: readonly Place[] = [conversation, thread];
/** What happened while a place was being read, which the answer may be too old to know. */
const meanwhile = new Map<Place, Change[]>();

/** Reads the newest messages of a conversation. */
export async function openConversation(channelId: string): Promise<void> {
  close(conversation);
  await open(conversation, async () => {
    const list = await read<readonly SeenMessage[]>('/messages', { channel: channelId, limit: String(PAGE) });
    return { channelId, threadTs: null, list, hasOlder: list.length === PAGE };
  });
}

/** Reads a thread. */
export async function openThread(channelId: string, threadTs: string): Promise<void> {
  await open(thread, async () => {
    const list = await read<readonly SeenMessage[]>('/messages', { channel: channelId, thread: threadTs });
    return { channelId, threadTs, list, hasOlder: false };
  });
}

/** Shows nothing there, not even what is still being read. */
export function close(place: Place): void {
  meanwhile.delete(place);
  place.value = null;
}

/** Of two that are opened one after the other the later stays, whichever answer comes first. */
async function open(place: Place, readAll: () => Promise<Messages>): Promise<void> {
  const changes: Change[] = [];
  meanwhile.set(place, changes);
  const messages = await readAll();
  if (meanwhile.get(place) !== changes) return;
  meanwhile.delete(place);
  place.value = changes.reduce((before, change) => change(before), messages);
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
  changeShown((messages) =>
    belongs(messages, message) ? { ...messages, list: withMessage(messages.list, message) } : messages,
  );
}

/** Takes a removed message away. */
export function forgetMessage(channelId: string, ts: string): void {
  changeShown((messages) =>
    messages.channelId === channelId
      ? { ...messages, list: messages.list.filter((each) => each.ts !== ts) }
      : messages,
  );
}

function changeShown(change: Change): void {
  for (const place of shown) {
    meanwhile.get(place)?.push(change);
    if (place.value) place.value = change(place.value);
  }
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
