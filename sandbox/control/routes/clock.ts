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
  /** With `ready`: when the follower next has something to do, so that the clock stops there on its way. */
  wakeAt: z.iso.datetime({ offset: true }).nullish(),
});

/** A move that stops more often goes the rest of its way at once. */
const STOPS_MAX = 1000;

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
    const { follower, id, stage, wakeAt } = body(answerRequest, request);
    return { expected: followers.answer(follower, id, stage, wakeAt ? Date.parse(wakeAt) : null) };
  });
  route(router, '/clock/move', async (request) => {
    const asked = body(moveRequest, request);
    const { clock } = workspace;
    if ('to' in asked && toEpoch(asked.to) < clock.now())
      throw new NotPossible('the clock only moves forward');
    let target: number | null = null;
    let stops = 0;
    const result = await followers.move('move', (wakeAt) => {
      target ??= 'byMs' in asked ? clock.now() + asked.byMs : toEpoch(asked.to);
      stops += 1;
      const isStop = wakeAt !== null && wakeAt > clock.now() && wakeAt < target && stops <= STOPS_MAX;
      clock.moveTo(Math.max(isStop ? wakeAt : target, clock.now()));
      workspace.changes.emit({ kind: 'clock' });
      return { reading: readClock(workspace), isThere: !isStop };
    });
    return { ...result, ...readClock(workspace) };
  });
  route(router, '/start-over', async () => {
    const result = await followers.move('start-over', () => {
      startOver(workspace);
      return { reading: readClock(workspace), isThere: true };
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
