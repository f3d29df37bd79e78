import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deps } from '../deps.ts';
import { RUNS_API_PATHS, runsApi } from './routes.ts';

/** The runs API as fixed paths, to stand beside Slack's on the same port or on one of its own. */
export function runsRoutes(deps: Deps): {
  path: string;
  method: string[];
  handler: (request: IncomingMessage, response: ServerResponse) => void;
}[] {
  const api = runsApi(deps);
  return RUNS_API_PATHS.map((path) => ({
    path,
    method: ['GET', 'POST'],
    handler: (request, response) => void api(request, response),
  }));
}
