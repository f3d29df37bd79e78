import { expect, test } from 'vitest';
import { typedWords } from '../../../src/domain/capture/typed-words.ts';

test.each([
  ['val_loss &lt; 0.35 140%', 'val_loss < 0.35 140%'],
  ['a &amp;lt; b', 'a &lt; b'],
  ['<@U0MARIA001|maria> I bet +2 F1', '@maria I bet +2 F1'],
  ['in <#C0TRAIN001|training> today', 'in #training today'],
  ['<https://wandb.ai/a/b/runs/c|run c> wins', 'https://wandb.ai/a/b/runs/c wins'],
  ['<!channel> and <!subteam^S1|@evals>', '@channel and @evals'],
])('%s is shown as %s', (sent, shown) => {
  expect(typedWords(sent)).toBe(shown);
});
