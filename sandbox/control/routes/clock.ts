import type { Router } from 'express';
import { z } from 'zod';
import type { Followers } from '../../clock/handshake.ts';
import { populate } from '../../install.ts';
import { NotPossible } from '../../people/outcome.ts';
import { wipe } from '../../state/state.ts';
import type { Workspace } from '../../workspace.ts';
import { readClock } from '../clock-reading.ts';
import { body, route } from './route.ts';
import { openStream } from './sse.ts';

const moveRequest = z.union([
  /** An instant with its offset, or epoch milliseconds. */
  z.strictObject({ to: z.union([z.iso.datetime({ offset: true }), z.number()]) }),
  z.strictObject({ byMs: z.number().min(0) }),
]);

const answerRequest = z.strictObject({
  follower: z.string(),
  id: z.string(),
  stage: z.enum(['ready', 'settled']),
});

/** The clock: reading, following, moving, starting over. */
export function clockRoutes(router: Router, workspace: Workspace, followers: Followers): void {
  router.get('/clock', (_request, response) => {
    response.json({ ...readClock(workspace), followers: followers.names() });
  });
  router.get('/clock/stream', (request, response) => {
    const name = String(request.query['follower'] ?? '');
    let stop = (): void => undefined;
    const tell = openStream(request, response, () => stop());
    tell({ kind: 'clock', ...readClock(workspace) });
    if (name !== '') stop = followers.follow(name, tell);
  });
  route(router, '/clock/answer', (request) => {
    const { follower, id, stage } = body(answerRequest, request);
    return { expected: followers.answer(follower, id, stage) };
  });
  route(router, '/clock/move', async (request) => {
    const asked = body(moveRequest, request);
    const { clock } = workspace;
    const target = (): number => ('byMs' in asked ? clock.now() + asked.byMs : toEpoch(asked.to));
    if (target() < clock.now()) throw new NotPossible('the clock only moves forward');
    const result = await followers.move('move', () => {
      clock.moveTo(Math.max(target(), clock.now()));
      workspace.changes.emit({ kind: 'clock' });
      return readClock(workspace);
    });
    return { ...result, ...readClock(workspace) };
  });
  route(router, '/start-over', async () => {
    const result = await followers.move('start-over', () => {
      startOver(workspace);
      return readClock(workspace);
    });
    return { ...result, ...readClock(workspace) };
  });
}

/** Makes the workspace anew: its first people and channels, no messages, its first time. */
function startOver(workspace: Workspace): void {
  wipe(workspace.state);
  workspace.clock.restart();
  workspace.log.clear();
  workspace.faults.clear();
  populate(workspace);
  workspace.changes.emit({ kind: 'started-over' });
}

function toEpoch(to: string | number): number {
  return typeof to === 'number' ? to : Date.parse(to);
}
