import type { Collection } from './collections.ts';
import type { Message } from './model.ts';

/** Messages by conversation and thread. A newer message always has a greater ts, so order is that of arrival. */
export interface Messages {
  get(channelId: string, ts: string): Message | undefined;
  put(message: Message): void;
  remove(message: Message): void;
  /** Oldest first, ephemerals and replies included. */
  in(channelId: string): readonly Message[];
  /** Replies in a thread, oldest first, ephemerals included. */
  repliesTo(channelId: string, threadTs: string): readonly Message[];
  /** Forgets what was read from the collection; it was wiped. */
  forget(): void;
}

/** Keeps an index over the stored messages. */
export function openMessages(stored: Collection<Message>): Messages {
  const byChannel = new Map<string, Map<string, Message>>();
  const byThread = new Map<string, Map<string, Message>>();

  function index(message: Message): void {
    within(byChannel, message.channelId).set(message.ts, message);
    if (message.threadTs) within(byThread, key(message.channelId, message.threadTs)).set(message.ts, message);
  }

  for (const message of stored.values()) index(message);
  return {
    get: (channelId, ts) => byChannel.get(channelId)?.get(ts),
    put(message) {
      stored.put(key(message.channelId, message.ts), message);
      index(message);
    },
    remove(message) {
      stored.remove(key(message.channelId, message.ts));
      byChannel.get(message.channelId)?.delete(message.ts);
      if (message.threadTs) byThread.get(key(message.channelId, message.threadTs))?.delete(message.ts);
    },
    in: (channelId) => [...(byChannel.get(channelId)?.values() ?? [])],
    repliesTo: (channelId, threadTs) => [...(byThread.get(key(channelId, threadTs))?.values() ?? [])],
    forget() {
      byChannel.clear();
      byThread.clear();
    },
  };
}

function within(maps: Map<string, Map<string, Message>>, name: string): Map<string, Message> {
  const found = maps.get(name) ?? new Map<string, Message>();
  maps.set(name, found);
  return found;
}

function key(channelId: string, ts: string): string {
  return `${channelId} ${ts}`;
}
