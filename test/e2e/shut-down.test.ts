import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { sandboxClient } from '../../sandbox/client.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { openFolder } from '../support/databases.ts';
import { startProcess } from './process.ts';

/** What Slack takes for its answer; the process must wait for it, and may take 12 seconds for everything. */
const SLOW_MS = 3000;

test('a Hunch that is told to end finishes what it is sending, begins nothing more, and says so with 0', {
  timeout: 120_000,
}, async () => {
  using folder = openFolder();
  const sandbox = await startSandbox({
    manifest: 'manifest.yml',
    workspace: JSON.parse(readFileSync('sample/workspace.json', 'utf8')),
    worldNow: '2026-11-24T11:00:00Z',
    clockPatienceMs: 100,
  });
  const url = join(folder.path, 'hunch.db');
  const hunch = startProcess({
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    HUNCH_CLOCK_URL: sandbox.clockUrl,
    DATABASE_URL: url,
  });
  await hunch.waitForLine(/connected to/, 60_000);
  const slack = sandboxClient(sandbox.url);
  const ana = slack.as('ana');
  await slack.waitFor(async () => (await slack.sockets.open()).length > 0, 20_000);
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');
  await ana.command('#random', '/predict train_loss < 0.2 by tomorrow 6pm 70%');
  await slack.faults.add({ on: 'chat.postMessage', kind: 'slow', delayMs: SLOW_MS });
  await slack.clock.moveTo('2026-11-25T16:00:00Z');
  await slack.waitFor(async () => (await slack.log({ method: 'chat.postMessage' })).length > 0, 20_000);

  const from = performance.now();
  await slack.clock.moveTo('2026-11-25T17:00:00Z').catch(() => undefined);
  const code = await hunch.stop();

  expect(code).toBe(0);
  expect(performance.now() - from).toBeLessThan(12_000);
  const asked = (await slack.ledger()).filter(({ text }) => text.startsWith('What happened?'));
  expect(asked.map(({ text }) => /\w+_loss/.exec(text)?.[0])).toEqual(['val_loss']);
  const db = await connect({ url });
  const states = await db.read.selectFrom('deliveries').select('state').where('attempts', '>', 0).execute();
  expect(states).toEqual([{ state: 'sent' }]);
  await db.close();
  await sandbox.close();
});
