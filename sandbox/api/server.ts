import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response, type Router } from 'express';
import { answerWithFaults } from '../faults/answer.ts';
import { type Fault, faultSchema } from '../faults/faults.ts';
import { Refusal } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';
import type { Method } from './method.ts';
import { methods } from './methods.ts';
import { grantedScopes, needScope } from './scopes.ts';

type Arguments = Readonly<Record<string, unknown>>;
type Body = Readonly<Record<string, unknown>> & { readonly ok: boolean };

const BODY_AT_MOST = '20mb';

/** `/api/<method>`: forms, JSON bodies and query strings, answered as Slack answers. */
export function webApi(workspace: Workspace): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: BODY_AT_MOST }));
  router.use(express.text({ type: 'application/json', limit: BODY_AT_MOST }));
  router.all('/:method', async (request, response) => {
    const name = String(request.params['method']);
    await handle(workspace, name, request, response);
  });
  return router;
}

async function handle(
  workspace: Workspace,
  name: string,
  request: Request,
  response: Response,
): Promise<void> {
  const { args, token, problem } = readRequest(request, methods.get(name));
  const done = workspace.log.begin('app-to-slack', name, args);
  const limited = limitedBy(workspace, name, args);
  const faults = limited ? [limited] : workspace.faults.strike([name], args);
  const early = faults.find((each) =>
    ['rate_limited', 'slack_error', 'error_before', 'dropped_before'].includes(each.kind),
  );
  const body: Body = early
    ? earlyBody(early)
    : problem
      ? { ok: false, error: problem }
      : await run(workspace, name, token, args, faults);
  await slowDown(faults);
  response.setHeader('x-oauth-scopes', grantedScopes(workspace).join(','));
  response.setHeader('x-accepted-oauth-scopes', (methods.get(name)?.scopes ?? []).join(','));
  const status = answerWithFaults(response, body, faults);
  done({
    response: body,
    status,
    ...(body.ok ? {} : { error: String(body['error']) }),
    ...(faults.length > 0 ? { faults: faults.map((each) => each.kind) } : {}),
  });
}

/** Runs a method as the token's owner would; every refusal becomes `ok: false`. */
export async function run(
  workspace: Workspace,
  name: string,
  token: string | null,
  args: Arguments,
  faults: readonly Fault[] = [],
): Promise<Body> {
  try {
    const found = methods.get(name);
    if (!found) throw new Refusal('unknown_method');
    refuseToken(workspace, found, token);
    needScope(workspace, ...found.scopes);
    const lag = faults.find((each) => each.kind === 'history_lag');
    if (lag) workspace.state.passing.put('history_lag_ms', lag.delayMs);
    const result = await found.call(workspace, args);
    return { ...(result as object), ok: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      ok: false,
      error: error.code,
      ...error.details,
      ...(error.messages.length > 0 ? { response_metadata: { messages: error.messages } } : {}),
    };
  } finally {
    workspace.state.passing.remove('history_lag_ms');
  }
}

function refuseToken({ app, state }: Workspace, { token: kind }: Method, token: string | null): void {
  if (token === null) throw new Refusal('not_authed');
  if (state.facts.get('uninstalled') === true) throw new Refusal('account_inactive');
  const [right, wrong] = kind === 'bot' ? [app.botToken, app.appToken] : [app.appToken, app.botToken];
  if (token === wrong) throw new Refusal('not_allowed_token_type');
  if (token !== right) throw new Refusal('invalid_auth');
}

/** Slack's own rate limit as the fault it looks like, or null while there is room. */
function limitedBy({ rateLimits }: Workspace, name: string, args: Arguments): Fault | null {
  const found = methods.get(name);
  const retryAfter = found && rateLimits ? rateLimits.retryAfter(found, args) : null;
  return retryAfter === null
    ? null
    : { ...faultSchema.parse({ on: name, kind: 'rate_limited', retryAfter }), id: 0, left: 0 };
}

function earlyBody(fault: Fault): Body {
  const error = { rate_limited: 'ratelimited', slack_error: fault.error }[
    fault.kind as 'rate_limited' | 'slack_error'
  ];
  return { ok: false, error: error ?? fault.kind };
}

async function slowDown(faults: readonly Fault[]): Promise<void> {
  const slow = faults.find((each) => each.kind === 'slow');
  if (slow) await wait(slow.delayMs);
}

function readRequest(
  request: Request,
  found: Method | undefined,
): { args: Arguments; token: string | null; problem?: string } {
  const [, bearer] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  const query: Arguments = { ...request.query };
  const isJson = typeof request.body === 'string';
  const body = isJson ? readJson(request.body, found) : { args: { ...(request.body as object | undefined) } };
  const all: Arguments = { ...query, ...body.args };
  const { token: inBody, ...args } = all;
  const token = bearer ?? (typeof inBody === 'string' && !isJson ? inBody : null);
  return { args, token, ...('problem' in body ? { problem: body.problem } : {}) };
}

function readJson(text: string, found: Method | undefined): { args: Arguments; problem?: string } {
  if (found && !found.readsJson) return { args: {} };
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      return { args: {}, problem: 'json_not_object' };
    return { args: { ...parsed } };
  } catch {
    return { args: {}, problem: 'invalid_json' };
  }
}
