import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

/** Whether Hunch is well, for whoever supervises it: 200 or 503 with a reason. */
export function healthRoute(isWell: () => Promise<string | null>): CustomRoute {
  return {
    path: '/healthz',
    method: ['GET'],
    handler: (_request: IncomingMessage, response: ServerResponse) => {
      isWell()
        .catch(() => 'the database does not answer')
        .then((problem) => {
          response.writeHead(problem === null ? 200 : 503, { 'content-type': 'application/json' });
          response.end(JSON.stringify(problem === null ? { ok: true } : { ok: false, problem }));
        })
        .catch(() => response.destroy());
    },
  };
}
