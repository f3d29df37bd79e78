import type { Request, Router } from 'express';
import type { Change } from '../../changes.ts';
import { canSee } from '../../conversations/channels.ts';
import { NotPossible } from '../../people/outcome.ts';
import { conversation, seenMessage as messageSeenBy, person } from '../../people/who.ts';
import type { Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { isFor, seenMessage, seenMessages } from '../seen.ts';
import { seenChannel, seenChannels } from '../seen-channel.ts';
import { seenStack, seenView } from '../seen-view.ts';
import { readClock } from './clock.ts';
import { readRoute } from './route.ts';
import { openStream } from './sse.ts';

/** Everything a window needs to open, and everything it reads later. */
export function readingRoutes(router: Router, workspace: Workspace): void {
  const { state } = workspace;
  readRoute(router, '/bootstrap', (request) => bootstrap(workspace, viewerOf(workspace, request)));
  readRoute(router, '/people', () => [...state.people.values()]);
  readRoute(router, '/channels', (request) => seenChannels(workspace, viewerOf(workspace, request)));
  readRoute(router, '/messages', (request) => {
    const viewer = viewerOf(workspace, request);
    const channel = conversation(workspace, viewer, String(request.query['channel']));
    const { thread, before, limit } = request.query;
    return seenMessages(workspace, viewer, channel, {
      threadTs: textOr(thread),
      before: textOr(before),
      limit: limit === undefined ? undefined : Number(limit),
    });
  });
  readRoute(router, '/message', (request) => {
    const viewer = viewerOf(workspace, request);
    const { channel, ts } = request.query;
    return seenMessage(workspace, viewer, messageSeenBy(workspace, viewer, String(channel), String(ts)));
  });
  readRoute(router, '/views', (request) => seenStack(workspace, viewerOf(workspace, request)));
  readRoute(router, '/home', (request) => {
    const home = state.homes.get(viewerOf(workspace, request).id);
    return { view: home ? seenView(workspace, home) : null };
  });
  router.get('/stream', (request, response) => {
    const viewer = viewerOf(workspace, request);
    let stop = (): void => undefined;
    const tell = openStream(request, response, () => stop());
    stop = workspace.changes.subscribe((change) => {
      const told = asTold(workspace, viewer, change);
      if (told) tell(told);
    });
  });
}

/** The person a request is made as. */
function viewerOf(workspace: Workspace, request: Request): Person {
  const asked = request.query['as'];
  const viewer = person(workspace, typeof asked === 'string' ? asked : workspace.data.viewer);
  if (viewer.bot) throw new NotPossible('nobody looks through the eyes of a bot');
  return viewer;
}

function bootstrap(workspace: Workspace, viewer: Person): object {
  const { data, app, manifest, state } = workspace;
  return {
    team: data.team,
    viewer,
    people: [...state.people.values()],
    channels: seenChannels(workspace, viewer),
    views: seenStack(workspace, viewer),
    app: {
      appId: app.appId,
      botUserId: app.botUserId,
      name: manifest.display_information.name,
      description: manifest.display_information.description ?? '',
      home: manifest.features.app_home.home_tab_enabled,
      messages: manifest.features.app_home.messages_tab_enabled,
      readOnly: manifest.features.app_home.messages_tab_read_only_enabled,
    },
    commands: manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint ?? '',
    })),
    shortcuts: manifest.features.shortcuts.map(({ name, type, callback_id, description }) => ({
      name,
      type,
      callbackId: callback_id,
      description,
    })),
    welcome: data.welcome,
    tryThese: data.tryThese,
    clock: readClock(workspace),
  };
}

/** A change as one person may hear of it, with what they see now; null for what is not theirs to see. */
function asTold(workspace: Workspace, viewer: Person, change: Change): object | null {
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
      return change.userId === viewer.id ? change : null;
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

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
