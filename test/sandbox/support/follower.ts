/** Something told on a stream. */
interface Told {
  readonly kind: string;
  readonly id?: string;
  readonly [field: string]: unknown;
}

/** Follows the clock as an app does, or any stream of the control API. */
export async function follow(
  base: string,
  name: string,
  {
    ready = true,
    settled = true,
    path = `/stream?follower=${name}`,
    wakes = [],
  }: { ready?: boolean; settled?: boolean; path?: string; wakes?: string[] } = {},
) {
  const events: Told[] = [];
  const stopping = new AbortController();
  const response = await fetch(`${base}${path}`, { signal: stopping.signal });
  const answer = (id: string | undefined, stage: string): Promise<unknown> =>
    fetch(`${base}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ follower: name, id, stage, wakeAt: stage === 'ready' ? wakes.shift() : null }),
    });
  const reading = read(response, async (event) => {
    events.push(event);
    if (event.kind === 'announced' && ready) await answer(event.id, 'ready');
    if (event.kind === 'moved' && settled) await answer(event.id, 'settled');
  }).catch(() => undefined);
  return {
    events,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await reading;
    },
  };
}

async function read(response: Response, hear: (event: Told) => Promise<void>): Promise<void> {
  if (!response.body) throw new Error('no stream');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) await hear(JSON.parse(part.slice(6)));
  }
}
