import express, { type NextFunction, type Request, type Response } from 'express';
import type { Deps } from '../deps.ts';
import type { Token } from '../store/tokens.ts';
import { authenticate } from './authenticate.ts';
import { openApi } from './openapi.ts';
import { listPredictionsOf, recordPrediction } from './predictions.ts';
import { openRate } from './rate.ts';
import { readJson } from './read-json.ts';
import { Refused } from './refused.ts';
import { takeReport } from './take-report.ts';
import { webhookOf } from './webhooks/read-webhook.ts';

/** Longest body; more than a config and a summary of 500 values each. */
const BODY_MAX = 256 * 1024;

/** What answers one request; every path is fixed, with no id in it. */
type Answer = (deps: Deps, token: Token, request: Request) => Promise<{ status: number; body: object }>;

const ROUTES: readonly (readonly ['get' | 'post', string, Answer])[] = [
  [
    'post',
    '/api/v1/runs',
    (deps, token, request) => takeReport(deps, token, bodyOf(request), about(request, null)),
  ],
  [
    'post',
    '/api/v1/runs/start',
    (deps, token, request) => takeReport(deps, token, bodyOf(request), about(request, 'running')),
  ],
  [
    'post',
    '/api/v1/runs/finish',
    (deps, token, request) => takeReport(deps, token, bodyOf(request), about(request, 'finished')),
  ],
  [
    'post',
    '/api/v1/predictions',
    (deps, token, request) =>
      recordPrediction(deps, token, bodyOf(request), request.get('idempotency-key') ?? null),
  ],
  [
    'get',
    '/api/v1/predictions',
    (deps, token, request) => listPredictionsOf(deps, token, request.query['state']),
  ],
];

/** Paths that the runs API answers, for whoever mounts it. */
export const RUNS_API_PATHS = [...new Set(ROUTES.map(([, path]) => path)), '/api/v1/openapi.json'];

/** The runs API. It answers before anything is said to Slack, and says in one line what is wrong with a request. */
export function runsApi(deps: Deps): express.Express {
  const app = express();
  app.disable('x-powered-by');
  const waitSeconds = openRate(() => deps.clock.monotonic());
  app.get('/api/v1/openapi.json', (_request, response) => void response.json(openApi()));
  for (const [method, path, answer] of ROUTES)
    app[method](path, express.raw({ type: () => true, limit: BODY_MAX }), async (request, response) => {
      const signed = { header: headersOf(request), bytes: bytesOf(request) };
      const token = await authenticate(deps, signed, request.query['token']);
      const seconds = waitSeconds(`${token.teamId} ${token.id}`);
      if (seconds > 0) throw new Refused(429, `too many reports in one minute; wait ${seconds} s`, seconds);
      const { status, body } = await answer(deps, token, request);
      response.status(status).json(body);
    });
  app.use((request, response) => {
    response.status(404).json({ error: `there is no ${request.method} ${request.path}` });
  });
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) =>
    refuse(deps, error, response),
  );
  return app;
}

const headersOf = (request: Request) => (name: string) => request.get(name);

/** The body's own bytes, by which signatures are checked; none where there is no body. */
function bytesOf(request: Request): Uint8Array {
  const bytes: unknown = request.body;
  return bytes instanceof Uint8Array ? bytes : new Uint8Array();
}

function bodyOf(request: Request): unknown {
  const bytes = bytesOf(request);
  if (bytes.length === 0) throw new Refused(400, 'the body is empty; send JSON');
  try {
    return readJson(bytes);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
}

const about = (request: Request, impliedState: string | null) => ({
  impliedState,
  isDryRun: ['1', 'true'].includes(String(request.query['dry_run'] ?? '')),
  webhook: webhookOf(headersOf(request)),
});

function refuse(deps: Deps, error: unknown, response: Response): void {
  if (response.headersSent) return void response.destroy();
  const { status, message, retryAfter } = refusalOf(error);
  if (status === 503)
    deps.log.error({ error: error instanceof Error ? error.name : 'thrown' }, 'a report was not kept');
  if (retryAfter !== null) response.set('Retry-After', String(retryAfter));
  response.status(status).json({ error: message });
}

function refusalOf(error: unknown): { status: number; message: string; retryAfter: number | null } {
  if (error instanceof Refused) return error;
  const type = error instanceof Error && 'type' in error ? error.type : null;
  if (type === 'entity.too.large')
    return { status: 413, message: 'the body is larger than 256 kB', retryAfter: null };
  // What express could not read: a wrong length, an unknown encoding, a connection that ended early.
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  if (status >= 400 && status < 500)
    return { status: 400, message: 'the body could not be read', retryAfter: null };
  return { status: 503, message: 'Hunch cannot keep this just now; send it again', retryAfter: 30 };
}
