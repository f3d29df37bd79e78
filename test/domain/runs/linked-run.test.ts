import { expect, test } from 'vitest';
import { linkedRun } from '../../../src/domain/runs/linked-run.ts';

const id = 'a'.repeat(32);

test.each([
  [
    'https://wandb.ai/acme/llm-sft/runs/3k9x1abc',
    { source: 'wandb', entity: 'acme', project: 'llm-sft', runId: '3k9x1abc' },
  ],
  [
    'https://wandb.lab.example/acme/my%20llm/runs/3k9x1abc/overview?nw=x#logs',
    { source: 'wandb', entity: 'acme', project: 'my llm', runId: '3k9x1abc' },
  ],
  [
    `http://mlflow:5000/#/experiments/7/runs/${id}`,
    { source: 'mlflow', entity: '', project: '7', runId: id },
  ],
  [
    `https://x.cloud.databricks.com/ml/experiments/12/runs/${id}/artifacts`,
    { source: 'mlflow', entity: '', project: '12', runId: id },
  ],
  ['https://github.com/acme/llm/actions/runs/30433642', null],
  ['https://wandb.ai/acme/llm-sft', null],
  ['no address', null],
])('%s', (url, run) => {
  expect(linkedRun(url)).toEqual(run);
});
