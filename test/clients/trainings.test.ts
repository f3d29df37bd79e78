import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trainer } from '../runs/trainer.ts';
import { openWorld, type World } from '../support/world.ts';
import { hasPython, python, runPython } from './python.ts';

const MORNING = '2026-11-23T09:00:00.000Z';

/** Whether Debian's Python has a package; says in one line that its training does not run where it has not. */
function hasPackage(name: string, debian: string): boolean {
  const isThere = hasPython() && spawnSync(python, ['-c', `import ${name}`]).status === 0;
  if (!isThere) console.log(`engine missing: ${name} (its training does not run; apt-get install ${debian})`);
  return isThere;
}

/** Gradient descent on a line; with RATE=5 it diverges to NaN, as trainings do. */
const NUMPY = `
import json, os
import numpy as np
np.seterr(all="ignore")
x = np.linspace(0, 1, 64); y = 3 * x + 1
w = b = 0.0
rate = float(os.environ.get("RATE", 0.5))
for _ in range(4000):
    error = w * x + b - y
    w -= rate * float((error * x).mean()); b -= rate * float(error.mean())
loss = float(((w * x + b - y) ** 2).mean())
json.dump({"loss": loss}, open(os.environ["HUNCH_SUMMARY"], "w"))
`;

/** A training that says "ready" as soon as Hunch knows its prediction, and then goes on a little. */
const READY_WHEN_KNOWN = `
import hunch, time
while "loss < 0.05" not in hunch.request("GET", "/api/v1/predictions")["text"]:
    time.sleep(0.05)
print("ready", flush=True)
time.sleep(0.5)
`;

/** A classifier with the context manager, which takes over the wrapper's run where there is one. */
const SKLEARN = `
import hunch
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
config = {"C": 0.01, "max_iter": 200}
with hunch.run(name="digits", config=config, predict="accuracy > 0.9 80%") as r:
    x, y = load_digits(return_X_y=True)
    known, new, known_y, new_y = train_test_split(x / 16, y, random_state=0)
    model = LogisticRegression(**config).fit(known, known_y)
    r.summary = {"accuracy": model.score(new, new_y)}
`;

describe.runIf(hasPackage('numpy', 'python3-numpy'))('a real numpy training under hunch run', () => {
  test('goes from its start over a forecast by button to one tap and a score', async () => {
    await using world = await openWorld('sqlite', MORNING);
    const ana = world.slack.as('ana');
    const dm = await ana.dm();
    const train = await wrapped(world, NUMPY);
    const other = await trainer(world, 'ana');
    await other.post('/api/v1/runs', { state: 'running', run_id: 'first', prompt: 'now' });
    await ana.click(await ana.waitForMessage(dm, 'Shall I ask you'), 'Ask me at every start');
    await ana.waitForMessage(dm, 'I will ask you at every start');

    await other.post('/api/v1/runs', {
      state: 'running',
      source: 'cli',
      run_id: 'warm',
      run_name: 'linear',
      prompt: 'now',
    });
    await ana.click(await ana.waitForMessage(dm, 'linear started'), 'Predict');
    await ana.submit(await ana.modal('Record a prediction'), {
      'What will happen?': 'loss < 0.05',
      'How likely is it?': '80',
    });
    await ana.waitForMessage(dm, 'when the run finishes');
    await other.post('/api/v1/runs', { state: 'killed', source: 'cli', run_id: 'warm' });
    await ana.waitForMessage(dm, 'The run was killed');

    const done = await train(['--name', 'linear-2', '--predict', 'loss < 0.06 70%']);
    expect(done.code, done.err).toBe(0);
    const question = await ana.waitForMessage(dm, 'loss ended at');
    await ana.click(question, 'Yes');
    await ana.waitForMessage(dm, 'You gave 70% to what happened: yes');
  });

  test('that diverges is asked about with NaN, and No is put first', async () => {
    await using world = await openWorld('sqlite', MORNING);
    const ana = world.slack.as('ana');
    const train = await wrapped(world, NUMPY);

    const done = await train(['--name', 'diverges', '--predict', 'loss < 0.05 80%'], { RATE: '5' });

    expect(done.code, done.err).toBe(0);
    const question = await ana.waitForMessage(await ana.dm(), 'ended at NaN');
    await ana.click(question, 'No');
    await ana.waitForMessage(await ana.dm(), 'You gave 20% to what happened: no');
  });

  test.each([
    [
      'is killed by SIGKILL',
      'import os, signal; os.kill(os.getpid(), signal.SIGKILL)',
      137,
      'The run was killed',
    ],
    ['ends as after an out of memory', 'import sys; sys.exit(137)', 137, 'The run failed'],
  ])('that %s is asked about, never answered for', async (_what, code, exit, said) => {
    await using world = await openWorld('sqlite', MORNING);
    const ana = world.slack.as('ana');
    const train = await wrapped(world, `import numpy\n${code}`);

    const done = await train(['--name', 'oom', '--predict', 'loss < 0.05 80%']);

    expect(done.code).toBe(exit);
    const question = await ana.waitForMessage(await ana.dm(), said);
    expect(question.plain).toContain('Does that settle it?');
  });

  test('whose wrapper is killed cannot speak: the fallback time asks', async () => {
    await using world = await openWorld('sqlite', MORNING);
    const ana = world.slack.as('ana');
    const train = await wrapped(world, READY_WHEN_KNOWN);

    await train(['--name', 'gone', '--predict', 'loss < 0.05 80%'], {}, 'SIGKILL');
    await world.slack.clock.by({ hours: 25 });

    const question = await ana.waitForMessage(await ana.dm(), 'The run goes on, as far as I know');
    expect(question.plain).toContain('You said 80%');
  });
});

describe.runIf(hasPackage('sklearn', 'python3-sklearn'))('a real scikit-learn training', () => {
  test('with the context manager is asked about with its accuracy', async () => {
    await using world = await openWorld('sqlite', MORNING);
    const { token } = await trainer(world, 'ana');
    const ana = world.slack.as('ana');

    const done = await runPython(['-c', SKLEARN], { HUNCH_URL: world.api, HUNCH_TOKEN: token });

    expect(done.code, done.err).toBe(0);
    const question = await ana.waitForMessage(await ana.dm(), 'accuracy ended at 0.9');
    await ana.click(question, 'Yes');
    await ana.waitForMessage(await ana.dm(), 'You gave 80% to what happened: yes');
  });
});

/** `hunch run` around a script, with Ana's token. */
async function wrapped(world: World, script: string) {
  const { token } = await trainer(world, 'ana');
  const path = join(mkdtempSync(join(tmpdir(), 'hunch-training-')), 'train.py');
  writeFileSync(path, script);
  return (args: readonly string[], more: Record<string, string> = {}, kill?: NodeJS.Signals) =>
    runPython(
      ['clients/hunch.py', 'run', ...args, '--', python, path],
      { HUNCH_URL: world.api, HUNCH_TOKEN: token, ...more },
      kill,
    );
}
