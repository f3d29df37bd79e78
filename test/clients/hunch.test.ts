import { describe, expect, test } from 'vitest';
import { trainer } from '../runs/trainer.ts';
import { openWorld } from '../support/world.ts';
import { type Behaviour, listenAsHunch } from './hunch-server.ts';
import { pythons, type RunPython, runPython, runWith } from './python.ts';

const WRAP = ['clients/hunch.py', 'run'];
/** Unanswered at the end: five seconds, and what starting two processes takes on a busy machine. */
const WORST_END_MS = 9_000;

describe.runIf(pythons().length > 0)('hunch.py', () => {
  test('is Python 3.8 and imports nothing but its standard library', async () => {
    const done = await runPython(['-c', CHECK]);
    expect(done).toMatchObject({ code: 0, out: '[]\n', err: '' });
  });
});

/** Prints the modules that are neither in the standard library nor a framework that the person has anyway. */
const CHECK = `
import ast, sys
tree = ast.parse(open("clients/hunch.py").read(), feature_version=(3, 8))
names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
frameworks = {"transformers", "lightning", "pytorch_lightning", "keras", "tensorflow"}
print(sorted({name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - frameworks))`;

describe.each(pythons())('hunch run, by %s', (path) => {
  const runPython: RunPython = (...given) => runWith(path, ...given);

  test('reports start and end with exit code and the metrics of the summary file', async () => {
    await using hunch = await listenAsHunch();
    const script =
      'import json,os; json.dump({"val/loss": 1.5, "nan": float("nan")}, open(os.environ["HUNCH_SUMMARY"],"w"))';
    const args = ['--project', 'llm', '--tag', 'lr', '--predict', 'val/loss < 2 70%'];

    const done = await runPython([...WRAP, ...args, '--', 'python3', '-c', script], { HUNCH_URL: hunch.url });

    expect(done.code).toBe(0);
    expect(hunch.bodies[0]).toMatchObject({
      state: 'running',
      project: 'llm',
      tags: ['lr'],
      predict: 'val/loss < 2 70%',
    });
    expect(hunch.bodies[1]).toMatchObject({
      state: 'finished',
      exit_code: 0,
      summary: { 'val/loss': 1.5, nan: 'NaN' },
      run_id: hunch.bodies[0]?.['run_id'],
    });
    expect(hunch.bodies[1]).not.toHaveProperty('predict');
  });

  test.each([
    ['exit 3', 3, { state: 'failed', exit_code: 3 }],
    ['kill -9 $$', 137, { state: 'killed', exit_code: 137, error: { type: 'SIGKILL' } }],
    ['kill -SEGV $$', 139, { state: 'crashed', exit_code: 139 }],
    ['exit 137', 137, { state: 'failed', exit_code: 137 }],
  ])('a command that ends by "%s" keeps its exit code and streams', async (command, code, reported) => {
    await using hunch = await listenAsHunch();

    const done = await runPython([...WRAP, '--', 'sh', '-c', `echo out; echo err >&2; ${command}`], {
      HUNCH_URL: hunch.url,
    });

    expect(done).toMatchObject({ code, out: 'out\n', err: 'err\n' });
    expect(hunch.bodies.at(-1)).toMatchObject(reported);
  });

  test('a signal is passed on, and the run counts as killed', async () => {
    await using hunch = await listenAsHunch();
    const script = 'trap "exit 9" TERM; echo ready; while :; do sleep 0.05; done';

    const done = await runPython([...WRAP, '--', 'sh', '-c', script], { HUNCH_URL: hunch.url }, 'SIGTERM');

    expect(done.code).toBe(9);
    expect(hunch.bodies.at(-1)).toMatchObject({ state: 'failed', exit_code: 9 });
  });

  test.each<[string, Behaviour | 'down' | 'no such host']>([
    ['Hunch is down', 'down'],
    ['its name cannot be looked up', 'no such host'],
    ['it answers garbage', 'garbage'],
    ['it refuses the token', 'refusing'],
    ['it never answers', 'silent'],
  ])(
    'when %s the exit code stays, one line says so, and the end waits five seconds at most',
    async (_what, how) => {
      await using hunch = await listenAsHunch(how === 'down' || how === 'no such host' ? 'well' : how);
      const url =
        how === 'down' ? 'http://127.0.0.1:9' : how === 'no such host' ? 'http://hunch.invalid' : hunch.url;

      const done = await runPython([...WRAP, '--', 'sh', '-c', 'echo trained; exit 4'], { HUNCH_URL: url });

      expect(done).toMatchObject({ code: 4, out: 'trained\n' });
      expect(done.tookMs).toBeLessThan(WORST_END_MS);
      expect(done.err.split('\n').filter((line) => line.startsWith('hunch:')).length).toBeLessThanOrEqual(1);
    },
  );

  test('without HUNCH_URL, or on another rank than 0, nothing is said', async () => {
    await using hunch = await listenAsHunch();
    const silent = await runPython([...WRAP, '--', 'sh', '-c', 'exit 5']);
    const rank = await runPython([...WRAP, '--', 'sh', '-c', 'exit 6'], { HUNCH_URL: hunch.url, RANK: '1' });
    expect([silent.code, silent.err, rank.code, hunch.bodies.length]).toEqual([5, '', 6, 0]);
  });

  test('a command that does not exist ends as in a shell', async () => {
    expect((await runPython([...WRAP, '--', 'no-such-command'])).code).toBe(127);
  });

  test('what the code inside reports becomes part of the wrapped run', async () => {
    await using hunch = await listenAsHunch();
    const script =
      'import hunch\nwith hunch.run(project="other", config={"lr": 1}) as r: r.summary = {"acc": 0.9}';

    await runPython([...WRAP, '--project', 'llm', '--', 'python3', '-c', script], { HUNCH_URL: hunch.url });

    expect(new Set(hunch.bodies.map((body) => `${body['run_id']} ${body['project']}`)).size).toBe(1);
    expect(hunch.bodies.filter((body) => body['state'] === 'finished')).toHaveLength(1);
    expect(hunch.bodies.map((body) => body['summary'])).toContainEqual({ acc: 0.9 });
  });
});

describe.each(pythons())('inside the training code, by %s', (path) => {
  const runPython: RunPython = (...given) => runWith(path, ...given);

  const training = (code: string, url: string) =>
    runPython(['-c', `import hunch\n${code}`], { HUNCH_URL: url });

  test.each([
    ['ends well', 'with hunch.run() as r: pass', 0, { state: 'finished' }],
    [
      'raises',
      'with hunch.run() as r: raise ValueError("no data")',
      1,
      { state: 'failed', error: { type: 'ValueError', message: 'no data' } },
    ],
    [
      'is a tracked function',
      '@hunch.track\ndef f(): return {"acc": 1}\nf()',
      0,
      { state: 'finished', run_name: 'f', summary: { acc: 1 } },
    ],
    [
      'runs under Transformers, whose evaluation comes after its training',
      'from hunch import HunchCallback\nfrom transformers import Trainer\nt = Trainer([HunchCallback()])\nt.train()\nt.evaluate()',
      0,
      {
        state: 'finished',
        run_name: 'bert-small',
        summary: { loss: 0.5, best_metric: 0.31, eval_loss: 'NaN' },
        config: { learning_rate: 3e-4, hub_token: '(hidden)' },
      },
    ],
    [
      'fails under Lightning',
      'from hunch import HunchLightningCallback as C\nfrom lightning.pytorch import Trainer\nTrainer([C()]).fit(object(), fails=True)',
      1,
      { state: 'failed', error: { type: 'MemoryError', message: 'out of memory' } },
    ],
    [
      'runs under Keras',
      'from hunch import HunchKerasCallback as C\nimport keras\nkeras.fit([C()])',
      0,
      { state: 'finished', summary: { loss: 0.6 } },
    ],
  ])('a run that %s is told once, with its end', async (_what, code, exit, reported) => {
    await using hunch = await listenAsHunch();

    const done = await training(code, hunch.url);

    expect(done.code).toBe(exit);
    expect(hunch.bodies.at(-1)).toMatchObject(reported);
    expect(hunch.bodies.filter((body) => body['state'] !== 'running')).toHaveLength(1);
  });

  test('a prediction and the list from the terminal say what to set, and what was recorded', async () => {
    await using world = await openWorld('sqlite', '2026-11-23T09:00:00.000Z');
    const { token } = await trainer(world, 'ana');
    const set = { HUNCH_URL: world.api, HUNCH_TOKEN: token };

    const unset = await runPython(['clients/hunch.py', 'list']);
    const recorded = await runPython(['clients/hunch.py', 'predict', 'val/loss < 1.8 70%'], set);
    const listed = await runPython(['-m', 'hunch', 'list'], set);

    expect(unset).toMatchObject({ code: 2, err: expect.stringContaining('Set HUNCH_URL') });
    expect(recorded).toMatchObject({ code: 0, out: expect.stringContaining('Recorded: val/loss < 1.8') });
    expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('70%') });
  });
});
