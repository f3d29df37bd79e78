import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Calls `act` at a fixed rate whatever its answers take, so that what queues up behind a slow one is measured too.
 *
 * @param act resolves with milliseconds, or throws where something went wrong
 * @param isOver ends it before `count` calls; what is under way is waited for
 * @returns all milliseconds
 */
export async function atFixedRate(
  { perSecond, count }: { readonly perSecond: number; readonly count: number },
  act: (n: number) => Promise<number>,
  isOver: () => boolean = () => false,
): Promise<number[]> {
  const started = performance.now();
  const calls: Promise<number>[] = [];
  for (let n = 0; n < count && !isOver(); n += 1) {
    await sleep(Math.max(0, started + (n * 1000) / perSecond - performance.now()));
    calls.push(act(n));
  }
  return Promise.all(calls);
}
