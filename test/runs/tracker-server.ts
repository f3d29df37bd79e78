import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request to the stand-in was. */
export interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server in a tracker's place, which follows what the tracker documents, or misbehaves. */
export interface TrackerServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** What it answers from now on. */
  answer: { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };
}

/** Starts it on a port of its own. */
export async function openTrackerServer(): Promise<TrackerServer> {
  const asked: Asked[] = [];
  const tracker = { answer: { status: 404, body: '{}' } as TrackerServer['answer'] };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { authorization } = request.headers;
      asked.push({ path: request.url ?? '', authorization, body: Buffer.concat(parts).toString() });
      const { status, body, headers } = tracker.answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get answer() {
      return tracker.answer;
    },
    set answer(next) {
      tracker.answer = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** MLflow's answer to `runs/get`, as its REST API documents it. */
export function mlflowRun(status: string, metrics: Readonly<Record<string, number | string>> = {}) {
  const info = {
    run_id: 'a'.repeat(32),
    run_uuid: 'a'.repeat(32),
    run_name: 'gentle-crow-12',
    experiment_id: '7',
    status,
    start_time: Date.now() - 60_000,
    ...(status === 'RUNNING' ? {} : { end_time: Date.now() }),
    artifact_uri: 'mlflow-artifacts:/7',
    lifecycle_stage: 'active',
  };
  const data = {
    metrics: Object.entries(metrics).map(([key, value]) => ({ key, value, timestamp: 1, step: 9 })),
    params: [{ key: 'lr', value: '0.0003' }],
    tags: [{ key: 'mlflow.user', value: 'ana' }],
  };
  return { status: 200, body: JSON.stringify({ run: { info, data, inputs: {} } }) };
}

/** W&B's answer to its own client's query for one run. */
export function wandbRun(state: string, summary: string) {
  const run = {
    displayName: 'swift-sunset-88',
    state,
    config: '{"lr": {"value": 0.0003, "desc": null}, "_wandb": {"value": {"t": {}}}}',
    summaryMetrics: summary,
    createdAt: '2026-11-23T08:00:00',
  };
  return { status: 200, body: JSON.stringify({ data: { project: { run } } }) };
}
