import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { type Trainer, trainer } from './trainer.ts';

describe('the runs API', () => {
  const opened: { world?: World; program?: Trainer } = {};
  const post = (path: string, body: unknown) => (opened.program as Trainer).post(path, body);
  beforeAll(async () => {
    opened.world = await openWorld('sqlite', '2026-11-23T09:00:00.000Z');
    opened.program = await trainer(opened.world, 'ana');
  });
  afterAll(() => opened.world?.[Symbol.asyncDispose]());

  test.each([
    [
      'other tools’ names',
      { status: 'RUNNING', id: 7, name: 'n', experiment_name: 'p', params: {}, metrics: {} },
      'running',
    ],
    ['a state in any case', { state: 'Succeeded', run_id: 's1' }, 'finished'],
    ['Slurm’s word for out of memory', { state: 'OUT_OF_MEMORY', run_id: 's2' }, 'failed'],
    ['SkyPilot’s words', { state: 'FAILED_SETUP', run_id: 's3' }, 'failed'],
  ])('understands %s', async (_what, body, state) => {
    const answered = await post('/api/v1/runs', body);
    expect(answered).toMatchObject({ status: 201, body: { state } });
  });

  test.each([
    ['{"state":"running"}', 'run_id is missing'],
    ['{"run_id":"x"}', 'state is missing'],
    ['{"state":"flying","run_id":"x"}', 'state "flying" is not known'],
    ['[1]', 'one JSON object'],
    ['{', 'not JSON'],
    ['', 'empty'],
    ['{"state":"running","run_id":"x","started_at":"soon"}', '"soon" is no time'],
    [`{"state":"running","run_id":"${'x'.repeat(201)}"}`, 'run_id'],
    ['{"state":"failed","run_id":"x","exit_code":253402300800000}', 'exit_code'],
    ['{"state":"finished","run_name":"nobody"}', 'no open run is called "nobody"'],
  ])('refuses %s with one line that says why', async (body, why) => {
    const answered = await post('/api/v1/runs', body);
    expect(answered.status).toBe(400);
    expect(String(answered.body['error'])).toContain(why);
    expect(String(answered.body['error'])).not.toContain('\n');
  });

  test('blanks and variables that a template did not fill in count as missing', async () => {
    const answered = await post('/api/v1/runs?dry_run=1', {
      run_name: 'w',
      state: 'RUNNING',
      entity: `\${entity_name}`,
      project: '',
      event_type: 'run',
    });
    expect(answered.body).toMatchObject({ dry_run: true, report: { entity: '', project: '', runName: 'w' } });
  });

  test('a trial run keeps nothing', async () => {
    await post('/api/v1/runs?dry_run=1', { state: 'running', run_id: 'dry' });
    const rows = await opened.world?.hunch.deps.db.read
      .selectFrom('runs')
      .select('id')
      .where('run_id', '=', 'dry')
      .execute();
    expect(rows).toEqual([]);
  });

  test('config is flattened and its secrets are hidden; tokens that are counts are not', async () => {
    const { body } = await post('/api/v1/runs?dry_run=1', {
      state: 'running',
      run_id: 'c',
      config: {
        optimizer: { lr: 3e-4 },
        hf_token: 'hf_abc',
        max_tokens: 512,
        tokenizer: 'bpe',
        layers: [1, 2],
      },
    });
    expect(Object(body['report']).config).toEqual({
      'optimizer.lr': 3e-4,
      hf_token: '(hidden)',
      max_tokens: 512,
      tokenizer: 'bpe',
    });
  });

  test('NaN and Infinity are values, bare or as text', async () => {
    const { body } = await post(
      '/api/v1/runs?dry_run=1',
      '{"state":"finished","run_id":"n","summary":{"a":NaN,"b":-Infinity,"c":"NaN"}}',
    );
    expect(Object(body['report']).summary).toEqual({ a: 'NaN', b: '-Infinity', c: 'NaN' });
  });

  test('a body over 256 kB is refused', async () => {
    const answered = await post('/api/v1/runs', {
      state: 'running',
      run_id: 'big',
      notes: 'x'.repeat(300_000),
    });
    expect(answered.status).toBe(413);
  });

  test('without a token, with a wrong one or with one that was ended, nothing is kept', async () => {
    const { world } = opened;
    if (!world) throw new Error('not open');
    const asked = (authorization: string) =>
      fetch(`${world.api}/api/v1/runs`, { method: 'POST', headers: { authorization }, body: '{}' });
    const ended = await trainer(world, 'kenji');
    await world.slack.as('kenji').command('#random', '/predict token list');
    const list = await world.slack.as('kenji').waitForMessage('#random', 'Yours, made');
    await world.slack.as('kenji').click(list, 'End it');

    for (const header of ['', 'Bearer hunch_wrong', `Bearer ${ended.token}`])
      expect((await asked(header)).status).toBe(401);
  });

  test('more than six hundred reports in a minute are asked to wait', async () => {
    const { world } = opened;
    if (!world) throw new Error('not open');
    const busy = await trainer(world, 'maria');
    const answers = await Promise.all(
      Array.from({ length: 620 }, () =>
        busy.post('/api/v1/runs?dry_run=1', { state: 'running', run_id: 'x' }),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(Number(refused[0]?.retryAfter)).toBeGreaterThan(0);
  });

  test('a prediction from the terminal is recorded once for its key, and listed', async () => {
    const { program } = opened;
    const key = { 'idempotency-key': 'once' };
    const made = await program?.post('/api/v1/predictions', { text: 'val/loss < 1.8 70%' }, key);
    await program?.post('/api/v1/predictions', { text: 'val/loss < 1.8 70%' }, key);

    expect(made).toMatchObject({
      status: 201,
      body: { text: expect.stringContaining('Recorded: val/loss < 1.8') },
    });
    const list = await program?.get('/api/v1/predictions?state=open');
    expect(list?.body).toMatchObject({ total: 1, predictions: [{ claim: 'val/loss < 1.8', said: '70%' }] });
  });

  test('what cannot be read surely waits as a draft', async () => {
    const made = await post('/api/v1/predictions', { text: 'it gets better' });
    expect(made).toMatchObject({ status: 202, body: { predictions: [], drafts: [expect.any(String)] } });
  });

  test('its description is made from the schemas that check requests', async () => {
    const { world } = opened;
    const response = await fetch(`${world?.api}/api/v1/openapi.json`);
    const described = JSON.stringify(await response.json());
    expect(response.status).toBe(200);
    for (const word of ['expected_end_at', 'Retry-After', '/api/v1/runs/finish', 'Idempotency-Key'])
      expect(described).toContain(word);
  });
});
