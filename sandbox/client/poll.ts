import { setTimeout as wait } from 'node:timers/promises';

const POLL_EVERY_MS = 15;

/** Calls `check` until it returns something. @throws after `timeoutMs`. */
export async function poll<T>(
  check: () => Promise<T | undefined | null | false>,
  timeoutMs: number,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`nothing came within ${timeoutMs} ms`);
    await wait(POLL_EVERY_MS);
  }
}
