import { computed, signal } from '@preact/signals';
import type { Outcome } from '../../people/outcome.ts';
import { perform } from '../api/ask.ts';
import { appChannel, channels, openDirectMessage } from './channels.ts';
import { close, conversation, openConversation, openThread, thread } from './messages.ts';
import { tellOutcome, tellTrouble } from './notices.ts';
import { workspace } from './workspace.ts';

/** What the middle of the window shows: a conversation, or a tab of the app. */
export type Place =
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'app'; readonly tab: 'home' | 'messages' };

/** Where this window is; null until the first conversation is chosen. */
export const place = signal<Place | null>(null);
/** Whether the sidebar covers the window, on a phone. */
export const isSidebarOpen = signal(false);
/** The message a permalink leads to. */
export const pointedAt = signal<string | null>(null);

/** The conversation in the middle; null on the app's Home. */
export const channelHere = computed(() => {
  const here = place.value;
  if (here?.kind === 'app') return here.tab === 'messages' ? (appChannel.value ?? null) : null;
  return here ? (channels.value.get(here.channelId) ?? null) : null;
});

/** Goes to a conversation; the one with the app is a tab of the app. */
export async function goToChannel(channelId: string): Promise<void> {
  if (channelId === appChannel.value?.id) return goToApp('messages');
  leave();
  place.value = { kind: 'channel', channelId };
  await openConversation(channelId).catch(tellTrouble);
}

/** Goes to the direct message with somebody. */
export async function goToPerson(userId: string): Promise<void> {
  if (userId === workspace.value.app.botUserId) return goToApp('messages');
  const channel = await openDirectMessage(userId).catch(tellTrouble);
  if (channel) await goToChannel(channel.id);
}

/** Goes to a tab of the app, which hears of it. */
export async function goToApp(tab: 'home' | 'messages'): Promise<void> {
  leave();
  place.value = { kind: 'app', tab };
  try {
    const told = perform<Outcome>('/open-app', { tab }).then(tellOutcome);
    if (tab === 'messages')
      await openConversation((await openDirectMessage(workspace.value.app.botUserId)).id);
    await told;
  } catch (error) {
    tellTrouble(error);
  }
}

/** Opens the threads pane on a message's thread. */
export function goToThread(channelId: string, threadTs: string): void {
  isSidebarOpen.value = false;
  openThread(channelId, threadTs).catch(tellTrouble);
}

function leave(): void {
  isSidebarOpen.value = false;
  close(thread);
  close(conversation);
}
