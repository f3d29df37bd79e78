import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxClient } from '../../sandbox/client.ts';
import { hasBrowser, openBrowser, openWindow, startSandboxProcess } from './browser.ts';

const MESSAGES = 5_000;
const NODES_MAX = 300;
const AT_ONCE = 50;

describe.runIf(hasBrowser())('a long conversation', () => {
  const opened: { browser?: Browser } = {};
  beforeAll(async () => {
    opened.browser = await openBrowser();
  });
  afterAll(() => opened.browser?.close());

  test('of five thousand messages is read to its beginning with at most 300 of them in the page', {
    timeout: 120_000,
  }, async () => {
    await using started = await startSandboxProcess({ sample: false });
    const ana = sandboxClient(started.url).as('ana');
    for (let said = 0; said < MESSAGES; said += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, at) => ana.say('#random', `message ${said + at}`)),
      );
    const page = await openWindow(opened.browser as Browser, started.url);
    await page.getByRole('button', { name: /random/ }).click();
    const list = page.getByRole('region', { name: 'Messages' });
    await list
      .getByText(/^message 4\d\d\d$/)
      .first()
      .waitFor();

    const seen = new Set<number>();
    for (let step = 0; step < 40; step += 1) {
      seen.add(await page.getByRole('article').count());
      await list.evaluate((element) => element.scrollTo({ top: 0 }));
      await page.waitForTimeout(50);
    }

    expect(Math.max(...seen)).toBeLessThanOrEqual(NODES_MAX);
    expect(Math.max(...seen)).toBeGreaterThan(50);
  });
});

test('Hunch and its sandbox stay far below what a laptop would notice', async () => {
  await using started = await startSandboxProcess({ sample: true });
  const ana = sandboxClient(started.url).as('ana');
  for (let line = 0; line < 30; line += 1) await ana.command('#random', `/predict run ${line} converges 70%`);

  const megabytes = residentMegabytes(started.process.pid);

  console.log(`resident memory of the npm start process: ${megabytes} MB`);
  expect(megabytes).toBeLessThan(250);
});

/** Of Linux; 0 elsewhere. */
function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
