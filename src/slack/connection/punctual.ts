import type { RequestListener } from 'node:http';

/** @see https://docs.slack.dev/authentication/verifying-requests-from-slack: five minutes. */
const AWAY_MAX_SECONDS = 300;

/**
 * Refuses what was signed too long ago, or for a time to come, before anything else looks at it: Bolt lets a signature
 * from the future pass, and it could be sent again until then. A request without a time is left to Bolt, which refuses
 * it where a signature is needed.
 *
 * @param nowMs machine time, milliseconds since 1970
 */
export function punctually(listener: RequestListener, nowMs: () => number = Date.now): RequestListener {
  return (request, response) => {
    const said = request.headers['x-slack-request-timestamp'];
    if (said === undefined || isNear(said, nowMs())) return listener(request, response);
    response.writeHead(401).end();
  };
}

function isNear(said: string | readonly string[], nowMs: number): boolean {
  if (typeof said !== 'string' || !/^\d{1,12}$/.test(said)) return false;
  return Math.abs(Number(said) - nowMs / 1000) <= AWAY_MAX_SECONDS;
}
