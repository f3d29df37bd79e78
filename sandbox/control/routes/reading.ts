import type { Request, Router } from 'express';
import { NotPossible } from '../../people/outcome.ts';
import { conversation, seenMessage as messageSeenBy, person } from '../../people/who.ts';
import type { Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { bootstrap } from '../bootstrap.ts';
import { seenMessage, seenMessages } from '../seen.ts';
import { seenChannels } from '../seen-channel.ts';
import { seenStack, seenView } from '../seen-view.ts';
import { asTold } from '../told.ts';
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

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
