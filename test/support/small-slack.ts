import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that this Slack has taken. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  /** The opaque key that came with it. */
  readonly key: string;
  /** When it is there for readers of history, in this Slack's milliseconds. */
  readonly visibleAt: number;
  isDeleted: boolean;
}

/** What goes wrong with one request: the effect happens (now, late or not at all), and then the answer does not say so. */
export interface HttpFault {
  /** Milliseconds after which a message appears though the request was given up; null never, 0 at once. */
  readonly effectAfter: number | null;
  readonly answer: (response: ServerResponse, honest: string) => void;
}

/**
 * The few methods of Slack that Hunch uses on its own, over real HTTP, by a clock of the test's choosing: quick enough
 * for thousands of messages, with the faults that the wire knows. The sandbox is the Slack for everything else.
 */
export interface SmallSlack extends AsyncDisposable {
  readonly url: string;
  /** Everything ever taken, in order. */
  readonly messages: readonly Posted[];
  /** Milliseconds by which history is behind. */
  lagMs: number;
  /** What happens to the next requests of a method, in turn. */
  next(method: string, fault: HttpFault): void;
  /** No fault waits any more. */
  forgive(): void;
  /** Requests so far. */
  count(method: string): number;
}

/** Opens a Slack whose time is `now` (UTC milliseconds). */
export async function openSmallSlack(now: () => number): Promise<SmallSlack> {
  const messages: Posted[] = [];
  const faults = new Map<string, HttpFault[]>();
  const counts = new Map<string, number>();
  const state = { lagMs: 0 };
  const isThere = (message: Posted) => !message.isDeleted && message.visibleAt <= now();
  const methods: Record<string, (body: URLSearchParams, effectAfter: number | null) => object> = {
    'chat.postMessage'(body, effectAfter) {
      const [channel, ts] = [dmOf(body.get('channel') ?? ''), tsOf(now(), messages.length)];
      const { key } = JSON.parse(body.get('metadata') ?? '{}').event_payload ?? { key: '' };
      if (effectAfter === null) return { ok: true, channel, ts };
      const visibleAt = now() + Math.max(effectAfter, state.lagMs);
      messages.push({ channel, ts, text: body.get('text') ?? '', key, visibleAt, isDeleted: false });
      return { ok: true, channel, ts };
    },
    'chat.delete'(body) {
      for (const message of messages) if (message.ts === body.get('ts')) message.isDeleted = true;
      return { ok: true };
    },
    'conversations.history'(body) {
      const oldest = Number(body.get('oldest'));
      const here = messages.filter(
        (message) =>
          message.channel === body.get('channel') && isThere(message) && Number(message.ts) >= oldest,
      );
      const metadata = (key: string) => ({ event_type: 'hunch_delivery', event_payload: { key } });
      return { ok: true, messages: here.map(({ ts, key }) => ({ ts, metadata: metadata(key) })) };
    },
    'conversations.open': (body) => ({ ok: true, channel: { id: dmOf(body.get('users') ?? '') } }),
    'auth.test': () => ({
      ok: true,
      team_id: 'T1',
      team: 'Team',
      user_id: 'U0',
      bot_id: 'B1',
      user: 'hunch',
    }),
    'users.info': (body) => ({
      ok: true,
      user: { id: body.get('user'), team_id: 'T1', name: body.get('user'), tz: 'UTC' },
    }),
    'bots.info': () => ({ ok: true, bot: { app_id: 'A1' } }),
  };
  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    const body = new URLSearchParams(await text(request));
    counts.set(method, (counts.get(method) ?? 0) + 1);
    const fault = faults.get(method)?.shift();
    const answer = methods[method]?.(body, fault ? fault.effectAfter : 0) ?? {
      ok: false,
      error: 'unknown_method',
    };
    response.setHeader('date', new Date(now()).toUTCString());
    response.setHeader('content-type', 'application/json');
    if (fault) fault.answer(response, JSON.stringify(answer));
    else response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    messages,
    next: (method: string, fault: HttpFault) =>
      void faults.set(method, [...(faults.get(method) ?? []), fault]),
    forgive: () => faults.clear(),
    count: (method: string) => counts.get(method) ?? 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const dmOf = (channel: string) => (channel.startsWith('U') ? `D-${channel}` : channel);
const tsOf = (now: number, index: number) =>
  `${Math.floor(now / 1000)}.${String(index + 1).padStart(6, '0')}`;

async function text(request: IncomingMessage): Promise<string> {
  let all = '';
  for await (const chunk of request) all += chunk;
  return all;
}
