import { EventSource } from 'eventsource';
import { z } from 'zod';

/** What a follower of the sandbox's clock does at each stage of a move. */
export interface ClockFollower {
  /** World time runs so many milliseconds ahead of the machine's. */
  setOffset(offsetMs: number): void;
  /** Resolves once nothing is under way; nothing new begins. Says at which instant there is something to do next. */
  pause(): Promise<string | null | undefined>;
  /** Goes on; resolves once everything that became due is done. */
  resume(): Promise<void>;
  /** The workspace was made anew: so must be what was kept of it. */
  startOver(workspaceId: string): Promise<void>;
}

const saidSchema = z.object({
  kind: z.enum(['clock', 'announced', 'moved', 'cancelled']),
  id: z.union([z.string(), z.number()]).optional(),
  what: z.enum(['move', 'start-over']).optional(),
  offsetMs: z.number().optional(),
  workspaceId: z.string().optional(),
});
type Said = z.infer<typeof saidSchema>;
type Answer = (id: Said['id'], stage: 'ready' | 'settled', wakeAt?: string | null) => Promise<unknown>;

/**
 * Follows the world clock of a sandbox on this machine and takes part in its moves: announced, ready, moved, settled.
 *
 * @param url where the clock is read; its stream and answers lie below it
 * @param name by which the sandbox calls this follower
 * @returns the workspace whose clock it is, once the first reading is there
 */
export async function followClock(
  url: string,
  name: string,
  follower: ClockFollower,
): Promise<{ readonly workspaceId: string; stop(): void }> {
  const source = new EventSource(`${url}/stream?follower=${encodeURIComponent(name)}`);
  const answer: Answer = (id, stage, wakeAt) =>
    fetch(`${url}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ follower: name, id, stage, wakeAt }),
    });
  const workspaceId = await new Promise<string>((resolve, reject) => {
    source.onmessage = ({ data }) => {
      const said = saidSchema.parse(JSON.parse(String(data)));
      if (said.offsetMs !== undefined) follower.setOffset(said.offsetMs);
      if (said.kind === 'clock') return resolve(said.workspaceId ?? '');
      takePart(said, follower, answer).catch(() => undefined);
    };
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) reject(new Error(`no clock answers at ${url}`));
    };
  });
  return { workspaceId, stop: () => source.close() };
}

async function takePart(said: Said, follower: ClockFollower, answer: Answer): Promise<void> {
  if (said.kind === 'announced') {
    await answer(said.id, 'ready', await follower.pause());
    return;
  }
  if (said.kind === 'moved' && said.what === 'start-over') await follower.startOver(said.workspaceId ?? '');
  await follower.resume();
  if (said.kind === 'moved') await answer(said.id, 'settled');
}
