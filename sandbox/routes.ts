import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { fileRoutes } from './api/files/routes.ts';
import { webApi } from './api/server.ts';
import type { Followers } from './clock/handshake.ts';
import { actingRoutes } from './control/routes/acting.ts';
import { arrangingRoutes } from './control/routes/arranging.ts';
import { clockRoutes } from './control/routes/clock.ts';
import { machineRoutes } from './control/routes/machine.ts';
import { readingRoutes } from './control/routes/reading.ts';
import { responseUrlRoutes } from './people/replies/response-url.ts';
import type { Workspace } from './workspace.ts';

/** Everything the sandbox serves: Web API, response URLs, files, control API, page. */
export function routes(workspace: Workspace, followers: Followers): Express {
  const server = express();
  server.disable('x-powered-by');
  server.use('/api', webApi(workspace));
  server.use('/response', responseUrlRoutes(workspace));
  server.use(fileRoutes(workspace));
  const control = express.Router();
  control.use(express.json({ limit: '20mb' }));
  clockRoutes(control, workspace, followers);
  readingRoutes(control, workspace);
  actingRoutes(control, workspace);
  arrangingRoutes(control, workspace);
  machineRoutes(control, workspace);
  server.use('/sandbox', control);
  server.get('/archives/:channel/:message', (request, response) => {
    const { channel, message } = request.params;
    response.redirect(`/?channel=${encodeURIComponent(channel)}&message=${encodeURIComponent(message)}`);
  });
  const page = pageFolder();
  if (page) server.use(express.static(page));
  return server;
}

/** The built page, when there is one: beside this file once compiled, in dist when run from source. */
function pageFolder(): string | undefined {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const compiled = here.endsWith(join('dist', 'sandbox', sep)) ? here : join(here, '..', 'dist', 'sandbox');
  const page = join(compiled, 'page');
  return existsSync(join(page, 'index.html')) ? page : undefined;
}
