import { request } from 'undici';
import { readJson } from '../read-json.ts';

/** How long a tracker may take for one answer, and how much of it is read. */
const TIMEOUT_MS = 8000;
const ANSWER_MAX = 4 * 1024 * 1024;

/** What came back: the status, and the body as JSON where there is some. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number | null;
}

/** One request and no more: no redirect is followed, no retry is made. Throws where there is no answer in time. */
export async function ask(
  url: URL,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: object;
    readonly stop: AbortSignal;
  },
): Promise<Response> {
  const { statusCode, headers, body } = await request(url, {
    method: options.body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...options.headers },
    body: options.body === undefined ? null : JSON.stringify(options.body),
    signal: AbortSignal.any([options.stop, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  const seconds = Number(headers['retry-after']);
  return {
    status: statusCode,
    body: await jsonOf(body),
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null,
  };
}

/** Trackers write NaN bare, too; undefined for what is no JSON. */
async function jsonOf(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > ANSWER_MAX) throw new RangeError('the answer is too long');
    parts.push(part);
  }
  try {
    return readJson(Buffer.concat(parts));
  } catch {
    return undefined;
  }
}

/** Why there was no answer, as a code for the log: never the message, which holds addresses. */
export function troubleCode(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown';
  return 'code' in error ? String(error.code) : error.name;
}
