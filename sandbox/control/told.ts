import type { Change } from '../changes.ts';
import { canSee } from '../conversations/channels.ts';
import type { Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { type ClockReading, readClock } from './clock-reading.ts';
import { isFor, type SeenMessage, seenMessage } from './seen.ts';
import { type SeenChannel, seenChannel } from './seen-channel.ts';
import { type SeenView, seenStack, seenView } from './seen-view.ts';

/** What the stream tells one person's window. */
export type Told =
  | { readonly kind: 'message'; readonly message: SeenMessage }
  | { readonly kind: 'message-removed'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'channel'; readonly channel: SeenChannel }
  | { readonly kind: 'channel-gone'; readonly channelId: string }
  | { readonly kind: 'views'; readonly views: readonly SeenView[] }
  | { readonly kind: 'home'; readonly view: SeenView }
  | { readonly kind: 'read'; readonly channelId: string }
  | ({ readonly kind: 'clock' } & ClockReading)
  | { readonly kind: 'log'; readonly id: number }
  | { readonly kind: 'started-over' };

/** A change as one person may hear of it, with what they see now; null for what is not theirs to see. */
export function asTold(workspace: Workspace, viewer: Person, change: Change): Told | null {
  const { state } = workspace;
  switch (change.kind) {
    case 'message': {
      const message = state.messages.get(change.channelId, change.ts);
      const mine = message && isFor(message, viewer) && sees(workspace, viewer, change.channelId);
      return mine ? { kind: 'message', message: seenMessage(workspace, viewer, message) } : null;
    }
    case 'message-removed':
      return sees(workspace, viewer, change.channelId) ? change : null;
    case 'channel': {
      const channel = state.channels.get(change.channelId);
      if (!channel || !sees(workspace, viewer, channel.id))
        return { kind: 'channel-gone', channelId: change.channelId };
      return { kind: 'channel', channel: seenChannel(workspace, viewer, channel) };
    }
    case 'view':
      return change.userId === viewer.id ? { kind: 'views', views: seenStack(workspace, viewer) } : null;
    case 'home': {
      const home = state.homes.get(viewer.id);
      return change.userId === viewer.id && home ? { kind: 'home', view: seenView(workspace, home) } : null;
    }
    case 'read':
      return change.userId === viewer.id ? { kind: 'read', channelId: change.channelId } : null;
    case 'clock':
      return { kind: 'clock', ...readClock(workspace) };
    case 'log':
    case 'started-over':
      return change;
  }
}

function sees(workspace: Workspace, viewer: Person, channelId: string): boolean {
  const channel = workspace.state.channels.get(channelId);
  return channel !== undefined && canSee(channel, viewer);
}
