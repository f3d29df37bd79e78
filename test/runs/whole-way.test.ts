import { describe, expect, test } from 'vitest';
import { dialects } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';
import { trainer } from './trainer.ts';

const MORNING = '2026-11-23T09:00:00.000Z';

describe.each(dialects)('a run asks by itself on %s', (dialect) => {
  test('from its start over a forecast to a proposed answer, one tap and a score', async () => {
    await using world = await openWorld(dialect, MORNING);
    const ana = world.slack.as('ana');
    const dm = await ana.dm();
    const program = await trainer(world, 'ana');

    // The first start ever asks once whether to ask; nothing is asked before that is answered.
    const first = await program.post('/api/v1/runs', { state: 'running', run_id: 'r0', run_name: 'old-owl' });
    expect(first).toMatchObject({ status: 201, body: { created: true, state: 'running' } });
    await world.slack.clock.by({ minutes: 4 });
    const whether = await ana.waitForMessage(dm, 'Shall I ask you');
    await ana.click(whether, 'Ask me at every start');
    await ana.waitForMessage(dm, 'I will ask you at every start');

    await program.post('/api/v1/runs', {
      state: 'running',
      run_id: 'r1',
      run_name: 'swift-sunset-88',
      project: 'llm',
    });
    await world.slack.clock.by({ minutes: 4 });
    const prompt = await ana.waitForMessage(dm, 'swift-sunset-88 (llm) started');
    await ana.click(prompt, 'Predict');
    await ana.submit(await ana.modal('Record a prediction'), {
      'What will happen?': 'val/loss < 1.82',
      'How likely is it?': '60',
    });
    await ana.waitForMessage(dm, 'when the run finishes');

    await program.post('/api/v1/runs', {
      state: 'finished',
      run_id: 'r1',
      project: 'llm',
      summary: { 'val/loss': 1.797, _step: 50_000 },
    });

    const question = await ana.waitForMessage(dm, 'val/loss ended at 1.797');
    expect(question.plain).toContain('You said 60%');
    await ana.click(question, 'Yes');
    expect((await ana.waitForMessage(dm, 'You gave 60% to what happened: yes')).plain).toContain(
      'Brier score 0.160',
    );
    expect(world.errors).toEqual([]);
  });

  test('a run that diverged, failed or was killed is asked about, never answered for', async () => {
    await using world = await openWorld(dialect, MORNING);
    const ana = world.slack.as('ana');
    const dm = await ana.dm();
    const program = await trainer(world, 'ana');
    const start = (id: string, predict: string) =>
      program.post('/api/v1/runs/start', { run_id: id, run_name: id, predict, prompt: 'never' });
    await start('nan', 'final val_loss 1.7 to 1.9, 80%');
    await start('oom', 'train/loss < 2 by the end 70%');
    await start('drift', 'eval_loss < 2 55%');

    await program.post(
      '/api/v1/runs/finish',
      '{"run_id":"nan","summary":{"final val_loss":NaN,"val_loss":NaN}}',
    );
    await program.post('/api/v1/runs', {
      run_id: 'oom',
      state: 'OUT_OF_MEMORY',
      error: { type: 'OutOfMemoryError', message: 'CUDA' },
    });
    await program.post('/api/v1/runs/finish', { run_id: 'drift', summary: { 'val/loss': 1.5 } });

    const asked = await world.slack.waitFor(async () => {
      const all = (await ana.messages(dm)).map((message) => message.plain).join('\n');
      return (
        all.includes('ended at NaN') && all.includes('OutOfMemoryError') && all.includes('val/loss') && all
      );
    });
    expect(asked).toContain('Does that settle it?');
    expect(asked).toContain('Is that what you meant?');
    const answered = await world.hunch.deps.db.read
      .selectFrom('predictions')
      .select('id')
      .where('answered_at', 'is not', null)
      .execute();
    expect(answered).toEqual([]);
  });

  test('the same end twice asks once; later metrics are merged; an end before its start is an end', async () => {
    await using world = await openWorld(dialect, MORNING);
    const ana = world.slack.as('ana');
    const dm = await ana.dm();
    const program = await trainer(world, 'ana');
    await program.post('/api/v1/runs/start', { run_id: 'a', run_name: 'a', predict: 'val_loss < 2 70%' });

    const end = { run_id: 'a', summary: { val_loss: 1.9 } };
    await program.post('/api/v1/runs/finish', end);
    await ana.waitForMessage(dm, 'ended at 1.9');
    await program.post('/api/v1/runs/finish', { ...end, summary: { 'test/acc': 0.8 } });
    await world.slack.idle();

    const questions = (await ana.messages(dm)).filter((message) => message.plain.includes('What happened?'));
    expect(questions).toHaveLength(1);
    const early = await program.post('/api/v1/runs/finish', { run_id: 'b', run_name: 'b' });
    const late = await program.post('/api/v1/runs/start', { run_id: 'b', run_name: 'b' });
    expect([early.body['state'], late.body['state']]).toEqual(['finished', 'finished']);
    const row = await world.hunch.deps.db.read
      .selectFrom('runs')
      .select('summary')
      .where('run_id', '=', 'a')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.summary)).toEqual({ val_loss: 1.9, 'test/acc': 0.8 });
  });

  test("a run of somebody unknown asks the project's channel whose it is, and then knows", async () => {
    await using world = await openWorld(dialect, MORNING);
    const program = await trainer(world, 'ana', '#training');
    const started = await program.post('/api/v1/runs', {
      state: 'running',
      run_id: 'm1',
      run_name: 'mystery',
      user: 'msantos',
      source: 'wandb',
    });
    expect(started.status).toBe(202);
    await world.slack.clock.by({ minutes: 4 });
    const maria = world.slack.as('maria');
    const note = await maria.waitForMessage('#training', 'The tracker says msantos');

    await maria.click(note, 'Mine');

    await maria.waitForMessage('#training', 'mystery is @Maria’s');
    const again = await program.post('/api/v1/runs', {
      state: 'running',
      run_id: 'm2',
      run_name: 'mystery-2',
      user: 'MSantos',
      source: 'wandb',
    });
    expect(again.status).toBe(201);
  });

  test('a name typed before its run was heard of means that run', async () => {
    await using world = await openWorld(dialect, MORNING);
    const ana = world.slack.as('ana');
    const program = await trainer(world, 'ana');
    await ana.command('#random', '/predict run-142 beats the baseline when it finishes 65%');
    await ana.waitForMessage('#random', 'Recorded');
    await program.post('/api/v1/runs/start', { run_id: 'x', run_name: 'run-142', prompt: 'never' });

    const ended = await program.post('/api/v1/runs/finish', { run_id: 'x' });

    expect(ended.body).toMatchObject({ asked: ['U0ANA00001'] });
    await ana.waitForMessage(await ana.dm(), 'The run finished');
  });
});
