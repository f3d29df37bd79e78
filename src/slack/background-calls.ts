import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../domain/time/clock.ts';
import { classifyError, NothingLeft } from './classify.ts';
import { boltLogger } from './connection/bolt-logger.ts';
import { SlackCallError } from './slack-call-error.ts';

/** How long one background call may take before what became of it is unknown. */
export const TIMEOUT_MS = 10_000;
/** What we wait when Slack says "too many" without saying how long. */
const UNSAID_RETRY_SECONDS = 5;

/** What background calls need from outside. */
export interface CallOptions {
  readonly clock: Clock;
  /** The bot token of a workspace. */
  readonly tokenOf: (teamId: string) => Promise<string>;
  readonly slackApiUrl: string | null;
  readonly log: Logger;
}

/** Calls that nobody waits for: one request each, no retries, no queue that a 429 could stop. */
export interface BackgroundCalls {
  /**
   * Makes one call of a method. Throws what the web client throws.
   *
   * @param deadline monotonic instant after which the request may not leave any more
   */
  attempt<T>(
    teamId: string,
    method: string,
    run: (client: WebClient) => Promise<T>,
    deadline?: number,
  ): Promise<T>;
  /** The same, but throws a SlackCallError. */
  call<T>(teamId: string, method: string, run: (client: WebClient) => Promise<T>): Promise<T>;
  /** How far Slack's clock is ahead of this machine's, in milliseconds; null before Slack's first answer. */
  skewMs(): number | null;
}

/** Background calls with a client for each workspace. */
export function backgroundCalls(options: CallOptions): BackgroundCalls {
  const { clock } = options;
  const clients = new Map<string, { readonly token: string; readonly client: WebClient }>();
  const waits = methodWaits(() => clock.monotonic());
  let heard: { readonly slackMs: number; readonly at: number } | null = null;

  const clientOf = (token: string, deadline: number) =>
    new WebClient(token, {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMEOUT_MS,
      logger: boltLogger(options.log),
      fetch: async (input, init) => {
        // Directly before the request leaves: a process that slept through its lease sends nothing.
        if (clock.monotonic() > deadline) throw new NothingLeft('deadline', 'unreachable', 0);
        const response = await fetch(input, init);
        const slackMs = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(slackMs)) heard = { slackMs, at: clock.monotonic() };
        return withRetryAfter(response);
      },
      ...(options.slackApiUrl === null ? {} : { slackApiUrl: options.slackApiUrl }),
    });
  const sharedClient = (teamId: string, token: string) => {
    const known = clients.get(teamId);
    if (known?.token === token) return known.client;
    const client = clientOf(token, Number.POSITIVE_INFINITY);
    clients.set(teamId, { token, client });
    return client;
  };
  const attempt: BackgroundCalls['attempt'] = async (teamId, method, run, deadline) => {
    waits.refuseWhileWaiting(teamId, method);
    const token = await options.tokenOf(teamId).catch(() => {
      throw new NothingLeft('no_token', 'installation');
    });
    const client = deadline === undefined ? sharedClient(teamId, token) : clientOf(token, deadline);
    try {
      return await run(client);
    } catch (error) {
      waits.learn(teamId, method, error);
      throw error;
    }
  };
  return {
    attempt,
    async call(teamId, method, run) {
      try {
        return await attempt(teamId, method, run);
      } catch (error) {
        const result = classifyError(error);
        throw result.kind === 'sent' ? error : new SlackCallError(method, result);
      }
    },
    // Reckoned on the monotonic clock, so that setting this machine's clock right is noticed at once.
    skewMs: () => heard && heard.slackMs + (clock.monotonic() - heard.at) - Date.parse(clock.machineNow()),
  };
}

/** Slack's Retry-After holds for one method in one workspace: until it is over such a call is refused here. */
function methodWaits(monotonic: () => number) {
  const until = new Map<string, number>();
  return {
    refuseWhileWaiting(teamId: string, method: string): void {
      const left = (until.get(`${teamId} ${method}`) ?? 0) - monotonic();
      if (left > 0) throw new NothingLeft('ratelimited', 'rate-limited', left);
    },
    learn(teamId: string, method: string, error: unknown): void {
      const result = classifyError(error);
      if (result.kind !== 'not-sent' || result.because !== 'rate-limited') return;
      const waitMs = result.retryAfterMs ?? UNSAID_RETRY_SECONDS * 1000;
      until.set(`${teamId} ${method}`, monotonic() + waitMs);
    },
  };
}

/** The web client takes a 429 for one only if it says how long to wait. */
function withRetryAfter(response: Response): Response {
  const said = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  if (response.status !== 429 || !Number.isNaN(said)) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(UNSAID_RETRY_SECONDS));
  return new Response(response.body, { status: 429, headers });
}
