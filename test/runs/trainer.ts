import type { World } from '../support/world.ts';

/** What a request brought. */
export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly retryAfter: string | null;
}

/** A response as what it brought. */
export async function answered(response: Response): Promise<Answered> {
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
}

/** A training program with somebody's token. */
export interface Trainer {
  readonly token: string;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  get(path: string): Promise<Answered>;
}

/** Makes a token in Slack, as people do, and reports with it. `channel` makes one of a project. */
export async function trainer(world: World, name: string, channel?: string): Promise<Trainer> {
  const person = world.slack.as(name);
  const where = channel ?? '#random';
  await person.command(where, channel ? '/predict token channel' : '/predict token');
  const shown = await person.waitForMessage(where, 'Here is your token');
  const token = /hunch_[\w-]{43}/.exec(shown.plain)?.[0] ?? '';
  const ask = async (path: string, init: RequestInit): Promise<Answered> =>
    answered(await fetch(`${world.api}${path}`, init));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    token,
    post: (path, body, more = {}) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path) => ask(path, { headers }),
  };
}
