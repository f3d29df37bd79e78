import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the other side behaves. */
export type Behaviour = 'well' | 'garbage' | 'silent' | 'refusing';

/** A Hunch that only listens, for what a training process sends. */
export interface Listening extends AsyncDisposable {
  readonly url: string;
  readonly bodies: readonly Record<string, unknown>[];
}

/** Starts it on a port of its own. */
export async function listenAsHunch(behaviour: Behaviour = 'well'): Promise<Listening> {
  const bodies: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      bodies.push(JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>);
      if (behaviour === 'silent') return;
      if (behaviour === 'garbage') return void response.end('<html>');
      if (behaviour === 'refusing')
        return void response.writeHead(401).end('{"error":"the token is not known"}');
      response.end('{"id":"run_1","text":"Recorded: val/loss < 1.8."}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
