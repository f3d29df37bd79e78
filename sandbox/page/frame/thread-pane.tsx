import type { VNode } from 'preact';
import { Composer } from '../composer/composer.tsx';
import { MessageList } from '../message/message-list.tsx';
import { channels } from '../state/channels.ts';
import { close, type Messages, thread } from '../state/messages.ts';
import { nameOf } from '../state/workspace.ts';

/** A thread at the side: the message it hangs on, its replies, and where to write one. */
export function ThreadPane({ thread: open }: { thread: Messages }): VNode {
  const channel = channels.value.get(open.channelId);
  const place = channel?.kind === 'im' ? nameOf(channel.withUser ?? '') : `#${channel?.name ?? ''}`;
  return (
    <aside class="pane thread-pane" aria-label="Thread">
      <header>
        <h2>Thread</h2>
        <span class="topic">{place}</span>
        <button
          type="button"
          class="icon-button"
          aria-label="Close thread"
          onClick={() => {
            close(thread);
          }}
        >
          ×
        </button>
      </header>
      <MessageList key={open.threadTs} messages={open} />
      {channel && <Composer key={`${open.threadTs}`} channel={channel} threadTs={open.threadTs} />}
    </aside>
  );
}
