import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type SandboxClient, sandboxClient } from '../../sandbox/client.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { dialects, openDatabase, openFolder } from '../support/databases.ts';
import { plans } from './lines.ts';
import { type HunchProcess, startProcess } from './process.ts';
import { answerWaiting, predictAll, type Walked } from './walk.ts';

const HOUR_MS = 3_600_000;
const DAYS = 8;

test('the whole loop runs over Socket Mode on SQLite, for every line', { timeout: 240_000 }, async () => {
  using folder = openFolder();
  await using hunch = startProcess({ HUNCH_DATA: folder.path, HUNCH_SAMPLE: 'off' });
  const address = await hunch.waitForLine(/open http/);
  const slack = sandboxClient(/http:\/\/[\d.:]+/.exec(address)?.[0] ?? '');

  const walked = await walkTheLoop(slack, plans);

  await expectLoopClosed(slack, walked, hunch);
});

describe.each(dialects.filter((dialect) => dialect === 'postgres'))('on %s', (dialect) => {
  test('six lines of it run over signed HTTP', { timeout: 240_000 }, async () => {
    await using db = await openDatabase(dialect);
    const port = await freePort();
    const sandbox = await startSandbox({
      manifest: 'manifest.yml',
      workspace: JSON.parse(readFileSync('sample/workspace.json', 'utf8')),
      mode: 'http',
      requestUrl: `http://127.0.0.1:${port}/slack/events`,
    });
    await using hunch = startProcess({
      SLACK_BOT_TOKEN: sandbox.botToken,
      SLACK_SIGNING_SECRET: sandbox.signingSecret,
      SLACK_API_URL: sandbox.apiUrl,
      HUNCH_CLOCK_URL: sandbox.clockUrl,
      DATABASE_URL: db.url,
      PORT: String(port),
    });
    await hunch.waitForLine(/listening for Slack/);
    const slack = sandboxClient(sandbox.url);

    const walked = await walkTheLoop(
      slack,
      [0, 5, 8, 14, 16, 20].flatMap((index) => plans[index] ?? []),
    );

    await expectLoopClosed(slack, walked, hunch);
    await sandbox.close();
  });
});

/** Predicts, then goes forward hour by hour and answers whatever is asked, until after Monday's digest. */
async function walkTheLoop(slack: SandboxClient, chosen: typeof plans): Promise<Walked[]> {
  const ana = slack.as('ana');
  await slack.clock.moveTo(nextTuesday((await slack.clock.read()).now));
  expect(await ana.command('#training', '/predict digest on')).toMatchObject({ ok: true });
  const walked = await predictAll(slack, chosen);
  const start = (await slack.clock.read()).now;
  for (let hour = 1; hour <= DAYS * 24; hour += 1) {
    const moved = await slack.clock.moveTo(start + hour * HOUR_MS);
    expect(moved.waitingFor).toEqual([]);
    await answerWaiting(walked);
  }
  return walked;
}

/** 10:00 UTC, so that "thursday noon" and the like come before the week's digest whenever this is run. */
function nextTuesday(now: number): number {
  const at = new Date(now);
  at.setUTCHours(10, 0, 0, 0);
  do at.setUTCDate(at.getUTCDate() + 1);
  while (at.getUTCDay() !== 2);
  return at.getTime();
}

async function expectLoopClosed(slack: SandboxClient, walked: readonly Walked[], hunch: HunchProcess) {
  const isClosed = walked.map(({ plan, asked, isAnswered, shown }) => ({
    text: plan.text,
    isAnswered,
    asked: asked.size,
    saysScore: plan.score === null ? shown.includes('counted, not scored') : shown.includes(plan.score),
  }));
  expect(isClosed).toEqual(
    walked.map(({ plan }) => ({
      text: plan.text,
      isAnswered: true,
      asked: plan.isPutOffFirst ? 2 : 1,
      saysScore: true,
    })),
  );
  const inChannel = (await slack.as('ana').messages('#training')).filter(
    (message) => message.byBot && !message.ephemeral,
  );
  const digests = inChannel.filter((message) => message.plain.includes('What #training expected'));
  expect(digests.map((message) => message.plain)).toEqual([expect.stringContaining(countsOf(walked))]);
  expect(new Date(Number(digests[0]?.ts) * 1000).getUTCDay()).toBe(1);
  for (const { plan, claim } of walked.filter((one) => !one.plan.isShared))
    expect(
      inChannel.filter((message) => message.plain.includes(claim)),
      plan.text,
    ).toEqual([]);
  expect(await slack.log({ failed: true })).toEqual([]);
  expect(hunch.log).toEqual([]);
}

/** What the digest of Monday 09:00 counts: one prediction falls due only after it. */
function countsOf(walked: readonly Walked[]): string {
  const shared = walked.filter(({ plan }) => plan.isShared);
  const before = shared.filter(({ plan }) => !plan.text.includes('monday 10am'));
  const answered = before.filter(({ plan }) => plan.score !== null).length;
  const voided = before.length - answered;
  return `${shared.length} new predictions · ${answered} answered · ${voided} void`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
