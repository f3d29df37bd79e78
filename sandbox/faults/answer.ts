import type { Response } from 'express';
import type { Fault } from './faults.ts';

const HTML = '<!DOCTYPE html><html><head><title>Slack</title></head><body>Server Error</body></html>';

/**
 * Sends an answer, spoilt by the faults that struck.
 *
 * @returns the HTTP status; 0 when the connection was dropped
 */
export function answerWithFaults(response: Response, body: object, faults: readonly Fault[]): number {
  const fault = faults.find((each) => each.kind in SPOILERS);
  if (fault) return SPOILERS[fault.kind as keyof typeof SPOILERS](response, body, fault);
  response.json(body);
  return 200;
}

const SPOILERS = {
  rate_limited(response: Response, body: object, { retryAfter }: Fault): number {
    response.status(429).setHeader('retry-after', String(retryAfter)).json(body);
    return 429;
  },
  error_before: sendStatus,
  error_after: sendStatus,
  dropped_before: drop,
  dropped_after: drop,
  cut_body(response: Response, body: object): number {
    const text = JSON.stringify(body);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(text));
    response.write(text.slice(0, Math.floor(text.length / 2)));
    setTimeout(() => response.socket?.destroy(), 5);
    return 200;
  },
  html_body(response: Response, _body: object, { status }: Fault): number {
    response.status(status).type('html').send(HTML);
    return status;
  },
};

function sendStatus(response: Response, _body: object, { status }: Fault): number {
  response.status(status).type('text').send('upstream connect error');
  return status;
}

function drop(response: Response): number {
  response.socket?.destroy();
  return 0;
}
