import type { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';

/**
 * Whether Hunch is well, for whoever supervises it: 200, or 503 with a reason; and how many milliseconds ago each kind
 * of work was last looked for, at most.
 */
export function healthRoute(
  problemOf: () => Promise<string | null>,
  heartbeatMs: () => number | null,
): CustomRoute {
  return {
    path: '/healthz',
    method: ['GET'],
    handler: (_request: IncomingMessage, response: ServerResponse) => {
      problemOf()
        .catch(() => 'the database does not answer')
        .then((problem) => {
          response.writeHead(problem === null ? 200 : 503, { 'content-type': 'application/json' });
          const heartbeat = { lookedMsAgo: heartbeatMs() };
          response.end(JSON.stringify({ ok: problem === null, ...(problem && { problem }), ...heartbeat }));
        })
        .catch(() => response.destroy());
    },
  };
}

/** How many ports are tried from the one asked for. */
const PORT_TRIES = 20;

/** Serves fixed paths on a port of their own, the next free one if it is taken; without a host, on all addresses. */
export async function listenBeside(
  make: typeof createServer,
  routes: readonly CustomRoute[],
  { host, port }: { readonly host: string | null; readonly port: number },
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = make((request, response) => {
    const [path] = (request.url ?? '/').split('?');
    const route = routes.find(
      (one) => one.path === path && [one.method].flat().includes(request.method ?? ''),
    );
    if (!route) return void response.writeHead(404).end();
    route.handler(Object.assign(request, { params: {} }), response);
  });
  for (let tried = port; ; tried += 1) {
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve);
      server.listen({ port: tried, ...(host === null ? {} : { host }) }, () => resolve(null));
    });
    if (error === null) return { server, port: portOf(server, tried) };
    if (error.code !== 'EADDRINUSE' || tried >= port + PORT_TRIES) throw error;
  }
}

/** The port that a server got; asked for port 0 it is whatever was free. */
function portOf(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : asked;
}
