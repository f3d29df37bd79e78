import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { type Answered, answered, trainer } from './trainer.ts';

const WORKFLOW_RUN = {
  action: 'completed',
  workflow_run: {
    id: 30433642,
    name: 'train',
    status: 'completed',
    conclusion: 'timed_out',
    html_url: 'https://github.com/acme/llm/actions/runs/30433642',
    run_attempt: 1,
    actor: { login: 'maria' },
  },
  repository: { full_name: 'acme/llm' },
};
const MODEL_VERSION = {
  entity: 'model_version',
  action: 'created',
  timestamp: '2026-11-23T09:00:00+00:00',
  data: {
    name: 'sft',
    version: '3',
    source: 'models:/m-1',
    run_id: 'a'.repeat(32),
    tags: {},
    description: '',
  },
};

describe('webhooks that sign', () => {
  const opened: { world?: World; path?: string; secret?: string } = {};
  const hmac = (content: string, encoding: 'hex' | 'base64', secret = opened.secret ?? '') =>
    createHmac('sha256', secret).update(content).digest(encoding);
  const send = async (body: object, headers: (text: string) => Record<string, string>): Promise<Answered> => {
    const text = JSON.stringify(body);
    const init = { method: 'POST', body: text, headers: headers(text) };
    return answered(await fetch(`${opened.world?.api}${opened.path}`, init));
  };
  const mlflow = (text: string, seconds = Date.now() / 1000, id: string = randomUUID()) => {
    const timestamp = String(Math.floor(seconds));
    return {
      'x-mlflow-delivery-id': id,
      'x-mlflow-timestamp': timestamp,
      'x-mlflow-signature': `v1,${hmac(`${id}.${timestamp}.${text}`, 'base64')}`,
    };
  };
  const github = (text: string, event: string) => ({
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${hmac(text, 'hex')}`,
  });

  beforeAll(async () => {
    const world = await openWorld('sqlite', '2026-11-23T09:00:00.000Z');
    await world.slack.as('ana').command('#training', '/predict token webhook');
    const shown = await world.slack.as('ana').waitForMessage('#training', 'with this secret');
    opened.world = world;
    opened.path = /\/api\/v1\/runs\?token=[\w-]+/.exec(shown.plain)?.[0] ?? '';
    opened.secret = /hunch_webhook_[\w-]{43}/.exec(shown.plain)?.[0] ?? '';
  });
  afterAll(() => opened.world?.[Symbol.asyncDispose]());

  test.each([
    ['hex', (text: string) => hmac(text, 'hex')],
    ['base64', (text: string) => hmac(text, 'base64')],
    ['sha256=hex', (text: string) => `sha256=${hmac(text, 'hex')}`],
  ])('W&B’s signature is accepted in %s', async (encoding, sign) => {
    const report = { source: 'wandb', run_id: `w-${encoding}`, state: 'RUNNING', event_type: 'run' };
    const sent = await send(report, (text) => ({ 'x-wandb-signature': sign(text) }));
    expect(sent).toMatchObject({ status: 202, body: { state: 'running' } });
  });

  test('a workflow run of GitHub’s is a run with its end; the same delivery again changes nothing', async () => {
    let headers: Record<string, string> = {};
    const sent = await send(WORKFLOW_RUN, (text) => {
      headers = github(text, 'workflow_run');
      return headers;
    });
    const again = await send(WORKFLOW_RUN, () => headers);

    expect(sent).toMatchObject({ status: 201, body: { state: 'failed', created: true } });
    expect(again).toMatchObject({ status: 200, body: { ignored: 'this delivery was taken in before' } });
    const row = await opened.world?.hunch.deps.db.read
      .selectFrom('runs')
      .select(['source', 'entity', 'project', 'run_name', 'owner_hint'])
      .where('run_id', '=', '30433642')
      .executeTakeFirst();
    expect(row).toEqual({
      source: 'actions',
      entity: 'acme',
      project: 'llm',
      run_name: 'train',
      owner_hint: 'maria',
    });
  });

  test('a model version that MLflow registered is the end of the run that its experiment began', async () => {
    const program = await trainer(opened.world as World, 'ana');
    const run = { source: 'mlflow', project: '7', run_id: MODEL_VERSION.data.run_id };
    const started = await program.post('/api/v1/runs', { ...run, state: 'running' });

    const sent = await send(MODEL_VERSION, mlflow);

    expect(sent).toMatchObject({ status: 200, body: { id: started.body['id'], state: 'finished' } });
  });

  test.each([
    ['GitHub’s ping', { zen: 'Keep it logically awesome.' }, (text: string) => github(text, 'ping')],
    ['a model’s alias', { ...MODEL_VERSION, entity: 'model_version_alias' }, mlflow],
    [
      'a model version of no run',
      { ...MODEL_VERSION, data: { name: 'm', version: '1', run_id: '' } },
      mlflow,
    ],
  ])('%s is thanked for and ignored', async (_what, body, headers) => {
    const sent = await send(body, (text) => headers(text));
    expect(sent).toMatchObject({ status: 200, body: { ignored: expect.any(String) } });
  });

  test.each<[string, (text: string) => Record<string, string>]>([
    ['no signature', () => ({})],
    ['another secret', (text) => ({ 'x-hub-signature-256': `sha256=${hmac(text, 'hex', 'guessed')}` })],
    ['another body', (text) => ({ 'x-wandb-signature': hmac(`${text} `, 'hex') })],
    ['a delivery six minutes old', (text) => mlflow(text, Date.now() / 1000 - 360)],
    ['a delivery with another id', (text) => ({ ...mlflow(text), 'x-mlflow-delivery-id': randomUUID() })],
    ['one of two that is wrong', (text) => ({ ...mlflow(text), 'x-wandb-signature': 'abc' })],
  ])('%s is refused', async (_what, headers) => {
    const sent = await send({ source: 'wandb', run_id: 'forged', state: 'running' }, headers);
    expect(sent.status).toBe(401);
    expect(String(sent.body['error'])).toMatch(/signature is (missing|wrong)/);
  });

  test('a wrong signature is refused beside a right token too', async () => {
    const program = await trainer(opened.world as World, 'kenji');
    const report = { run_id: 'x', state: 'running' };
    const refused = await program.post('/api/v1/runs', report, { 'x-wandb-signature': 'AAAA' });
    expect(refused.status).toBe(401);
  });
});
