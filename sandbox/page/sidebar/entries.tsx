import type { ComponentChildren, VNode } from 'preact';
import type { SeenChannel } from '../../control/seen-channel.ts';
import type { Person } from '../../state/model.ts';
import { Icon } from '../frame/icon.tsx';
import { Avatar } from '../message/avatar.tsx';
import { appChannel, directMessageWith } from '../state/channels.ts';
import { channelHere, goToApp, goToChannel, goToPerson, place } from '../state/place.ts';
import { workspace } from '../state/workspace.ts';

/** A channel in the sidebar. */
export function ChannelEntry({ channel }: { channel: SeenChannel }): VNode {
  return (
    <Entry
      isHere={channelHere.value?.id === channel.id}
      unread={channel.unread}
      isFaint={!channel.isMember || channel.archived}
      onPick={() => goToChannel(channel.id)}
    >
      <span class="mark" aria-hidden="true">
        {channel.kind === 'private' ? <Icon name="lock" /> : '#'}
      </span>
      {channel.name}
      {channel.kind === 'private' && <span class="visually-hidden"> (private)</span>}
    </Entry>
  );
}

/** Somebody to write to. */
export function PersonEntry({ person }: { person: Person }): VNode {
  const channel = directMessageWith(person.id);
  return (
    <Entry
      isHere={channel !== undefined && channelHere.value?.id === channel.id}
      unread={channel?.unread ?? 0}
      isFaint={person.deactivated}
      onPick={() => goToPerson(person.id)}
    >
      <Avatar userId={person.id} isSmall /> {person.displayName}
    </Entry>
  );
}

/** The app: its messages when there are new ones, else its Home. */
export function AppEntry(): VNode {
  const { app } = workspace.value;
  const unread = appChannel.value?.unread ?? 0;
  const tab = (unread > 0 || !app.home) && app.messages ? 'messages' : 'home';
  return (
    <Entry isHere={place.value?.kind === 'app'} unread={unread} isFaint={false} onPick={() => goToApp(tab)}>
      <Avatar userId={app.botUserId} isSmall /> {app.name}
    </Entry>
  );
}

function Entry(props: {
  isHere: boolean;
  unread: number;
  isFaint: boolean;
  onPick: () => unknown;
  children: ComponentChildren;
}): VNode {
  const kinds = [props.unread > 0 && 'unread', props.isFaint && 'faint'].filter(Boolean).join(' ');
  return (
    <li>
      <button
        type="button"
        class={`entry ${kinds}`}
        aria-current={props.isHere ? 'page' : undefined}
        onClick={props.onPick}
      >
        <span class="entry-name">{props.children}</span>
        {props.unread > 0 && (
          <span class="count">
            {props.unread}
            <span class="visually-hidden"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}
