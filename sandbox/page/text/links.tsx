import type { ComponentChildren, VNode } from 'preact';
import { channels } from '../state/channels.ts';
import { tellTrouble } from '../state/notices.ts';
import { goToChannel, goToPerson, goToThread, pointedAt } from '../state/place.ts';
import { nameOf, people, viewer } from '../state/workspace.ts';

/** Somebody's name; a click opens the direct message with them. */
export function Mention({ userId, label }: { userId: string; label?: string | undefined }): VNode {
  const name = `@${people.value.has(userId) ? nameOf(userId) : (label ?? userId)}`;
  const isMe = userId === viewer.value.id;
  if (isMe || !people.value.has(userId)) return <span class={`mention${isMe ? ' me' : ''}`}>{name}</span>;
  return (
    <button type="button" class="mention" onClick={() => goToPerson(userId)}>
      {name}
    </button>
  );
}

/** A channel's name; a click goes there, if the viewer may. */
export function ChannelLink({ channelId, label }: { channelId: string; label?: string | undefined }): VNode {
  const channel = channels.value.get(channelId);
  if (!channel) return <span class="mention">#{label ?? 'private channel'}</span>;
  return (
    <button type="button" class="mention" onClick={() => goToChannel(channelId)}>
      #{channel.name}
    </button>
  );
}

/** A link out of the page; a permalink stays in it. */
export function ExternalLink({ url, children }: { url: string; children: ComponentChildren }): VNode {
  const [, channelId, seconds, micros] = /\/archives\/(\w+)\/p(\d+)(\d{6})(?:$|\?)/.exec(url) ?? [];
  const isHere = channelId && seconds && micros && url.startsWith(location.origin);
  if (isHere)
    return (
      <a
        href={url}
        onClick={(event) => {
          event.preventDefault();
          followPermalink(url, channelId, `${seconds}.${micros}`).catch(tellTrouble);
        }}
      >
        {children}
      </a>
    );
  if (!/^(https?:|mailto:)/.test(url)) return <span class="mention">{children}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

async function followPermalink(url: string, channelId: string, ts: string): Promise<void> {
  const threadTs = new URL(url).searchParams.get('thread_ts');
  pointedAt.value = ts;
  await goToChannel(channelId);
  if (threadTs && threadTs !== ts) goToThread(channelId, threadTs);
}
