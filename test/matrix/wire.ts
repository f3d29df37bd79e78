import type { ServerResponse } from 'node:http';
import type { HttpFault } from '../support/small-slack.ts';

const destroyed = (response: ServerResponse) => void response.destroy();
const says =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(body);
const error = (code: string) => JSON.stringify({ ok: false, error: code });
const SLOW_MS = 120;

/** The connection breaks, and Slack had done it, does it later, or never does. */
export const dropped = (effectAfter: number | null): HttpFault => ({ effectAfter, answer: destroyed });

/** Slack says so, and did nothing. */
export const refused = (code: string): HttpFault => ({ effectAfter: null, answer: says(200, error(code)) });

/** An answer that is honest, but late. */
export const slow: HttpFault = {
  effectAfter: 0,
  answer: (response, honest) => void setTimeout(() => response.end(honest), SLOW_MS),
};

/** Slack is too busy. */
export const busy = (headers: Record<string, string>): HttpFault => ({
  effectAfter: null,
  answer: says(429, error('ratelimited'), headers),
});

/** An error of the server's, before it did anything or after. */
export const serverError = (status: number, effectAfter: number | null): HttpFault => ({
  effectAfter,
  answer: says(status, 'upstream error'),
});

/** The connection breaks in the middle of the answer. */
export const cutBody: HttpFault = {
  effectAfter: 0,
  answer(response, honest) {
    response.writeHead(200, { 'content-length': honest.length });
    response.write(honest.slice(0, honest.length / 2), () => response.destroy());
  },
};

/** Something else than Slack's answer, after the effect. */
export const instead = (body: (honest: string) => string): HttpFault => ({
  effectAfter: 0,
  answer: (response, honest) => void response.end(body(honest)),
});

/** Slack says that something went wrong, which may mean anything. */
export const fatal = (effectAfter: number | null): HttpFault => ({
  effectAfter,
  answer: says(200, error('fatal_error')),
});
