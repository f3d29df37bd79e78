import { describe, expect, test } from 'vitest';
import { mlflowTracker } from '../../src/runs/trackers/mlflow.ts';
import { wandbTracker } from '../../src/runs/trackers/wandb.ts';
import { openWorld } from '../support/world.ts';
import { mlflowRun, openTrackerServer, type TrackerServer, wandbRun } from './tracker-server.ts';
import { trainer } from './trainer.ts';

const MORNING = '2026-11-23T09:00:00.000Z';
const RUN = { entity: 'acme', project: 'llm', runId: 'a'.repeat(32) };
const go = new AbortController().signal;

describe('a pasted link', () => {
  test('to an MLflow run makes Hunch ask the server that was set, and never the one that was pasted', async () => {
    await using mlflow = await openTrackerServer();
    await using pasted = await openTrackerServer();
    mlflow.answer = mlflowRun('RUNNING');
    await using world = await openWorld('sqlite', MORNING, {
      mlflow: { url: mlflow.url, token: 'letmein' },
      wandb: null,
    });
    const ana = world.slack.as('ana');
    await ana.command(
      '#random',
      `/predict val_loss < 0.4 70% ${pasted.url}/#/experiments/7/runs/${RUN.runId}`,
    );
    await ana.waitForMessage('#random', 'when the run finishes');
    await world.slack.waitFor(async () => mlflow.asked.length > 0);

    mlflow.answer = mlflowRun('FINISHED', { val_loss: 0.31 });

    const question = await ana.waitForMessage(await ana.dm(), 'val_loss ended at 0.31');
    expect(question.plain).toContain('You said 70%');
    expect(pasted.asked).toEqual([]);
    expect(mlflow.asked[0]).toEqual({
      path: `/api/2.0/mlflow/runs/get?run_id=${RUN.runId}`,
      authorization: 'Bearer letmein',
      body: '',
    });
  });

  test('to a W&B run is asked about with the key; a diverged loss arrives as NaN', async () => {
    await using wandb = await openTrackerServer();
    wandb.answer = wandbRun('crashed', '{"val/loss": NaN, "_step": 812}');
    await using world = await openWorld('sqlite', MORNING, {
      mlflow: null,
      wandb: { url: wandb.url, key: 'k3y' },
    });
    const ana = world.slack.as('ana');

    await ana.command(
      '#random',
      '/predict val/loss < 1.8 60% https://wandb.ai/acme/llm/runs/3k9x1abc?nw=ana',
    );

    const question = await ana.waitForMessage(await ana.dm(), 'The run crashed');
    expect(question.plain).toContain('NaN');
    const [asked] = wandb.asked;
    expect(asked?.path).toBe('/graphql');
    expect(asked?.authorization).toBe(`Basic ${Buffer.from('api:k3y').toString('base64')}`);
    expect(JSON.parse(asked?.body ?? '').variables).toEqual({
      entity: 'acme',
      project: 'llm',
      name: '3k9x1abc',
    });
  });

  test('is the same run as the one that its training reports later', async () => {
    await using world = await openWorld('sqlite', MORNING);
    const ana = world.slack.as('ana');
    const program = await trainer(world, 'ana');
    await ana.command('#random', '/predict val/loss < 1.8 60% https://wandb.ai/acme/llm/runs/3k9x1abc');
    await ana.waitForMessage('#random', 'when the run finishes');

    const run = { source: 'wandb', entity: 'acme', project: 'llm', run_id: '3k9x1abc' };
    const ended = await program.post('/api/v1/runs/finish', { ...run, summary: { 'val/loss': 1.7 } });

    expect(ended.body).toMatchObject({ asked: ['U0ANA00001'], predictions: [{ claim: 'val/loss < 1.8' }] });
    await ana.waitForMessage(await ana.dm(), 'val/loss ended at 1.7');
  });
});

describe('what a tracker answers', () => {
  const asks: [string, (server: TrackerServer) => ReturnType<typeof mlflowTracker>][] = [
    ['MLflow', ({ url }) => mlflowTracker({ url: url.replace('://', '://ana:pass%40word@'), token: null })],
    ['W&B', ({ url }) => wandbTracker({ url, key: 'k3y' })],
  ];
  const answers: [string, TrackerServer['answer'], object][] = [
    ['no such run', { status: 404, body: '{"error_code":"RESOURCE_DOES_NOT_EXIST"}' }, { kind: 'absent' }],
    [
      'too many requests',
      { status: 429, body: '', headers: { 'retry-after': '7' } },
      { kind: 'trouble', code: 'http_429', retryAfterMs: 7000 },
    ],
    ['a wrong key', { status: 401, body: '{}' }, { kind: 'trouble', code: 'http_401' }],
    ['a log-in page', { status: 200, body: '<html>' }, { kind: 'trouble', code: 'odd_answer' }],
    [
      'something of another shape',
      { status: 200, body: '{"run":7}' },
      { kind: 'trouble', code: 'odd_answer' },
    ],
    [
      'an answer without end',
      { status: 200, body: `"${'x'.repeat(5_000_000)}"` },
      { kind: 'trouble', code: 'RangeError' },
    ],
    [
      'another address',
      { status: 302, body: '', headers: { location: 'http://169.254.169.254/' } },
      { kind: 'trouble', code: 'http_302' },
    ],
  ];
  test.each(asks.flatMap(([name, open]) => answers.map((answer) => [name, open, ...answer] as const)))(
    '%s: %#. %s',
    async (_name, open, _what, answer, expected) => {
      await using server = await openTrackerServer();
      server.answer = answer;
      expect(await open(server).ask(RUN, go)).toMatchObject(expected);
      expect(server.asked).toHaveLength(1);
    },
  );

  test('a server that is away is trouble, and one that is told to stop stops', async () => {
    const away = mlflowTracker({ url: 'http://127.0.0.1:9', token: null });
    expect(await away.ask(RUN, go)).toMatchObject({ kind: 'trouble', code: 'ECONNREFUSED' });
    expect(await away.ask(RUN, AbortSignal.abort())).toMatchObject({ kind: 'trouble' });
  });

  test('state, times, settings and metrics become a report', async () => {
    await using server = await openTrackerServer();
    server.answer = mlflowRun('KILLED', { val_loss: 'NaN', acc: 0.5 });
    const mlflow = await mlflowTracker({ url: server.url, token: null }).ask(RUN, go);
    server.answer = wandbRun('finished', '{"val/loss": 1.5, "epoch": {"best": 3}}');
    const wandb = await wandbTracker({ url: server.url, key: 'k' }).ask(RUN, go);

    expect(mlflow).toMatchObject({
      report: {
        state: 'killed',
        runName: 'gentle-crow-12',
        summary: { val_loss: 'NaN', acc: 0.5 },
        config: { lr: '0.0003' },
      },
    });
    expect(wandb).toMatchObject({
      report: {
        state: 'finished',
        runName: 'swift-sunset-88',
        startedAt: '2026-11-23T08:00:00.000Z',
        summary: { 'val/loss': 1.5, 'epoch.best': 3 },
        config: { lr: 0.0003 },
      },
    });
  });
});
