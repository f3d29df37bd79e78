import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { trainer } from './trainer.ts';

/** What no JSON may break on. */
const NAME = 'lr "3e-4" \\ \'ü\' $(id) `x`';

/** Whether the scripts can run; says in one line that they do not where curl is missing. */
function hasCurl(): boolean {
  const isThere = spawnSync('curl', ['--version']).status === 0;
  if (!isThere)
    console.log('engine missing: curl (the documented scripts are not tried; apt-get install curl)');
  return isThere;
}

describe.runIf(hasCurl())('scripts as the docs print them', () => {
  const opened: { world?: World; token?: string } = {};
  beforeAll(async () => {
    opened.world = await openWorld('sqlite', '2026-11-23T09:00:00.000Z');
    opened.token = (await trainer(opened.world, 'ana')).token;
  });
  afterAll(() => opened.world?.[Symbol.asyncDispose]());

  test.each<[string, string, Record<string, string>, string, string]>([
    [
      'sbatch, of a job that fails',
      blockOf('docs/runs/slurm.md', 'bash').replace('python train.py', 'exit 3'),
      { SLURM_JOB_ID: '4711', SLURM_JOB_NAME: NAME },
      '4711',
      'failed',
    ],
    [
      'sbatch, of a job that ends well',
      blockOf('docs/runs/slurm.md', 'bash').replace('python train.py', ':'),
      { SLURM_JOB_ID: '4712_3', SLURM_JOB_NAME: NAME },
      '4712_3',
      'finished',
    ],
    [
      'SkyPilot',
      scriptOf('event_callback'),
      { SKYPILOT_TASK_ID: 'sky-1', TASK_NAME: NAME, JOB_STATUS: 'SUCCEEDED' },
      'sky-1',
      'finished',
    ],
    [
      'GitHub Actions',
      scriptOf('  run'),
      { GITHUB_RUN_ID: '99', GITHUB_WORKFLOW: NAME, STATUS: 'cancelled' },
      '99',
      'killed',
    ],
  ])('%s', async (_what, script, variables, runId, state) => {
    const { world, token = '' } = opened;
    const env = { PATH: process.env['PATH'], HUNCH_URL: world?.api, HUNCH_TOKEN: token, ...variables };
    await promisify(execFile)('bash', ['-c', script], { env }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 3)) throw error;
    });

    const row = await world?.hunch.deps.db.read
      .selectFrom('runs')
      .select(['run_name', 'state'])
      .where('run_id', '=', runId)
      .executeTakeFirst();
    expect(row).toEqual({ run_name: NAME, state });
  });
});

/** The first code block of a language. */
function blockOf(page: string, language: string): string {
  const [, block = ''] = readFileSync(page, 'utf8').split(`\`\`\`${language}\n`);
  return block.split('```')[0] ?? '';
}

/** The lines below a key of YAML whose value is a script. */
function scriptOf(key: string): string {
  const [, after = ''] = readFileSync('docs/runs/ci.md', 'utf8').split(`${key}: |\n`);
  const lines = after.split('\n');
  const depth = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const end = lines.findIndex((line) => line !== '' && !line.startsWith(' '.repeat(depth)));
  return lines
    .slice(0, end)
    .map((line) => line.slice(depth))
    .join('\n');
}
