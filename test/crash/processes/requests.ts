import { appendFileSync } from 'node:fs';
import type { AtPoint } from './strike.ts';

/** So long after it was given to the network a request has left, and its answer is not there yet. */
const ON_ITS_WAY_MS = 2;

/**
 * Puts points before, during and after every request to Slack, and notes the key and machine time of each message that
 * is about to leave. For the whole process, because that is what a process is struck in.
 */
export function pointsAroundRequests(at: AtPoint, requestsPath: string): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const method = new URL(address).pathname.split('/').at(-1) ?? '';
    at(`${method}:before`);
    if (method === 'chat.postMessage') appendFileSync(requestsPath, `${keyIn(init?.body)} ${Date.now()}\n`);
    setTimeout(() => at(`${method}:during`), ON_ITS_WAY_MS);
    const response = await real(input, init);
    at(`${method}:after`);
    return response;
  };
}

/** The opaque key in a message's metadata; "none" for a message without one. */
function keyIn(body: unknown): string {
  return /"key":"([0-9a-f]{32})"/.exec(decodeURIComponent(String(body)))?.[1] ?? 'none';
}
