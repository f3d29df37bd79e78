import type { VNode } from 'preact';
import { Avatar } from '../message/avatar.tsx';
import { channelHere, goToApp, isSidebarOpen, place } from '../state/place.ts';
import { nameOf, workspace } from '../state/workspace.ts';
import { isWelcomeHidden, showWelcome } from '../welcome/welcome-state.ts';
import { Icon } from './icon.tsx';

/** What the middle shows: a channel's name and topic, a person, or the app and its tabs. */
export function MainHeader(): VNode {
  return (
    <header class="main-header">
      <button
        type="button"
        class="icon-button sidebar-button"
        aria-label="Channels and people"
        onClick={() => {
          isSidebarOpen.value = true;
        }}
      >
        ☰
      </button>
      {place.value?.kind === 'app' ? <AppHeader tab={place.value.tab} /> : <ChannelHeader />}
    </header>
  );
}

function ChannelHeader(): VNode {
  const channel = channelHere.value;
  if (!channel) return <h1>&nbsp;</h1>;
  const isWelcoming = channel.name === workspace.value.welcome.channel;
  if (channel.kind === 'im')
    return (
      <h1>
        <Avatar userId={channel.withUser ?? ''} isSmall /> {nameOf(channel.withUser ?? '')}
      </h1>
    );
  return (
    <>
      <h1>
        {channel.kind === 'private' ? <Icon name="lock" /> : '#'} {channel.name}
      </h1>
      <p class="topic">{channel.topic}</p>
      <span class="member-count" title={channel.members.map(nameOf).join(', ')}>
        {channel.members.length} members
      </span>
      {isWelcoming && isWelcomeHidden.value && (
        <button
          type="button"
          class="icon-button"
          aria-label="Things to try"
          title="Things to try"
          onClick={showWelcome}
        >
          ?
        </button>
      )}
    </>
  );
}

function AppHeader({ tab }: { tab: 'home' | 'messages' }): VNode {
  const { app } = workspace.value;
  const tabs = [...(app.home ? (['home'] as const) : []), ...(app.messages ? (['messages'] as const) : [])];
  return (
    <>
      <h1>
        <Avatar userId={app.botUserId} isSmall /> {app.name}
      </h1>
      <nav class="tabs" aria-label={app.name}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => goToApp(each)}
          >
            {each === 'home' ? 'Home' : 'Messages'}
          </button>
        ))}
      </nav>
    </>
  );
}
