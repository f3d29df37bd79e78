import { expect, test } from 'vitest';
import { apiOf } from './support/api.ts';
import { openSandbox } from './support/echo.ts';

test.each([
  ['You say *70%*.', 'You say 70%.'],
  ['val_loss &lt; 0.35 and train_loss', 'val_loss < 0.35 and train_loss'],
  ['_really_ ~not~ `2 * 3 * 4`', 'really not 2 * 3 * 4'],
  ['<@U0KENJI001> in <#C0EVALS001|evals>', '@Kenji in #evals'],
  ['<https://runs.example/1|run 1> or <https://runs.example/2>', 'run 1 or https://runs.example/2'],
  ['due <!date^1772442000^{date_short}|Mar 2>', 'due Mar 2'],
])('%s is read as %s', async (mrkdwn, read) => {
  await using world = await openSandbox();
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: mrkdwn } }];
  await apiOf(world.sandbox, world.slack).call('chat.postMessage', {
    channel: 'C0TRAIN001',
    text: 'x',
    blocks,
  });

  expect((await world.slack.as('ana').messages('#training')).at(-1)?.plain).toBe(read);
});
