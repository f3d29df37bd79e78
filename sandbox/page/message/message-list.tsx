import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { channels, markRead } from '../state/channels.ts';
import { type Messages, readOlder } from '../state/messages.ts';
import { pointedAt } from '../state/place.ts';
import { Rows } from './rows.tsx';

/** How many messages a list draws at most; with the threads pane never more than 300 in the page. */
const DRAWN_IN_CHANNEL = 200;
const DRAWN_IN_THREAD = 100;
/** By how many the drawn part moves when somebody scrolls to its end. */
const STEP = 80;
const NEAR_PX = 120;

/** Messages, the newest in sight; older ones come as one scrolls up. */
export function MessageList({ messages }: { messages: Messages }): VNode {
  const { list, channelId, threadTs } = messages;
  const drawn = threadTs === null ? DRAWN_IN_CHANNEL : DRAWN_IN_THREAD;
  /** Ts of the newest drawn message while somebody reads further up; null at the newest. */
  const [until, setUntil] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const hold = useRef<{ ts: string; top: number } | null>(null);
  const end = until === null ? list.length : list.findLastIndex((each) => each.ts <= until) + 1;
  const start = Math.max(0, end - drawn);
  const newest = list.at(-1)?.ts;
  const unread = channels.value.get(channelId)?.unread ?? 0;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    if (hold.current) restore(element, hold.current);
    else if (pointedAt.value && scrollTo(element, pointedAt.value)) pointedAt.value = null;
    else element.scrollTop = element.scrollHeight;
  });
  useEffect(() => {
    if (threadTs === null && newest && hold.current === null)
      markRead(channelId, newest).catch(() => undefined);
  }, [newest, unread, channelId]);

  const onScroll = (): void => {
    const element = box.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const isAtNewest = below < NEAR_PX / 4 && end === list.length;
    hold.current = isAtNewest ? null : firstInSight(element);
    if (element.scrollTop < NEAR_PX && start > 0) setUntil(list[end - 1 - Math.min(STEP, start)]?.ts ?? null);
    else if (element.scrollTop < NEAR_PX) readOlderOf(messages);
    else if (below < NEAR_PX && end < list.length) setUntil(list[end - 1 + STEP]?.ts ?? null);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} class="message-list" onScroll={onScroll} tabIndex={0} aria-label="Messages">
      <div class="message-rows">
        <Rows list={list.slice(start, end)} isThread={threadTs !== null} />
      </div>
    </section>
  );
}

function readOlderOf({ threadTs, hasOlder }: Messages): void {
  if (threadTs === null && hasOlder) readOlder().catch(() => undefined);
}

/** The first message in sight and where it is, so that it can stay there. */
function firstInSight(box: HTMLElement): { ts: string; top: number } | null {
  const { top } = box.getBoundingClientRect();
  for (const each of box.querySelectorAll<HTMLElement>('[data-ts]')) {
    const rect = each.getBoundingClientRect();
    if (rect.bottom > top) return { ts: each.dataset['ts'] ?? '', top: rect.top };
  }
  return null;
}

function restore(box: HTMLElement, { ts, top }: { ts: string; top: number }): void {
  const held = box.querySelector(`[data-ts="${ts}"]`);
  if (held) box.scrollTop += held.getBoundingClientRect().top - top;
}

function scrollTo(box: HTMLElement, ts: string): boolean {
  const found = box.querySelector(`[data-ts="${ts}"]`);
  found?.scrollIntoView({ block: 'center' });
  found?.classList.add('pointed-at');
  return found !== null;
}
