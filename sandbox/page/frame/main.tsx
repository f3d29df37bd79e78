import type { VNode } from 'preact';
import { Composer } from '../composer/composer.tsx';
import { AppHome } from '../home/app-home.tsx';
import { MessageList } from '../message/message-list.tsx';
import { conversation } from '../state/messages.ts';
import { channelHere, place } from '../state/place.ts';
import { workspace } from '../state/workspace.ts';
import { Welcome } from '../welcome/welcome.tsx';
import { MainHeader } from './main-header.tsx';

/** The middle of the window: a conversation, or the app's Home. */
export function Main(): VNode {
  const here = place.value;
  const channel = channelHere.value;
  if (here?.kind === 'app' && here.tab === 'home')
    return (
      <main class="main">
        <MainHeader />
        <AppHome />
      </main>
    );
  const list = conversation.value;
  const isWelcoming = channel?.name === workspace.value.welcome.channel;
  return (
    <main class="main">
      <MainHeader />
      {list ? (
        <MessageList key={list.channelId} messages={list} />
      ) : (
        <div class="message-list" aria-busy="true" />
      )}
      {isWelcoming && <Welcome />}
      {channel && <Composer key={channel.id} channel={channel} threadTs={null} />}
    </main>
  );
}
