import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openBrowser, openWindow, startSandboxProcess } from './browser.ts';

const CLICKS_MAX = 12;
/** How long a machine that does other things too may take. */
const PATIENCE = { timeout: 10_000 };

describe.runIf(hasBrowser())('the first minute', () => {
  const opened: { browser?: Browser } = {};
  beforeAll(async () => {
    opened.browser = await openBrowser();
  });
  afterAll(() => opened.browser?.close());

  test('goes from a prediction over its question to a digest with a chart, in at most twelve clicks and one typed line', {
    timeout: 90_000,
  }, async () => {
    await using started = await startSandboxProcess({ sample: true });
    const page = await openWindow(opened.browser as Browser, started.url);
    const clicks = countClicks();

    await clicks.on(page.getByLabel('Message #training'));
    await page.keyboard.type('/predict val_loss < 0.35 in 3h 70% #lr');
    await page.keyboard.press('Enter');
    await clicks.on(page.getByRole('button', { name: 'Share in #training' }));
    await messageWith(page, 'Ana predicts').waitFor();

    await clicks.on(page.getByRole('button', { name: '+1 day' }));
    // The question, and by some times of the day the next morning's reminder as well.
    await clicks.on(sidebar(page).getByRole('button', { name: /Hunch.*[12]/ }));
    await clicks.on(page.getByRole('button', { name: 'Yes', exact: true }));
    await messageWith(page, 'You gave 70% to what happened: yes.').last().waitFor();

    await clicks.on(page.getByRole('button', { name: 'Monday 09:00' }));
    await clicks.on(sidebar(page).getByRole('button', { name: /training/ }));
    const digest = messageWith(page, 'What #training expected, and what happened');
    await digest.waitFor();
    const chart = digest.locator('img[alt]').first();
    await chart.scrollIntoViewIfNeeded();
    await expect
      .poll(
        () => chart.evaluate((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)),
        PATIENCE,
      )
      .toBeGreaterThan(300);
    expect(await messageWith(page, 'It came out: yes').count()).toBe(1);

    expect(clicks.count()).toBeLessThanOrEqual(CLICKS_MAX);
    expect(started.process.log).toEqual([]);
  });

  test('each of the three things to try fills the composer, and the note goes away for good', async () => {
    await using started = await startSandboxProcess({ sample: false });
    const page = await openWindow(opened.browser as Browser, started.url);
    const composer = page.getByLabel('Message #training');

    for (const name of [/Say what you expect/, /Let a form ask you/, /how the team's guesses go/]) {
      await page.getByRole('button', { name }).click();
      await expect.poll(() => composer.inputValue(), PATIENCE).toMatch(/^\/predict/);
      await composer.fill('');
    }
    await page.getByRole('button', { name: 'Put this note away' }).click();
    await page.reload();

    await composer.waitFor();
    expect(await page.getByText('A Slack of your own').count()).toBe(0);
  });

  test('starting over leaves nothing of what was', async () => {
    await using started = await startSandboxProcess({ sample: false });
    const page = await openWindow(opened.browser as Browser, started.url);
    await page.getByLabel('Message #training').fill('hello team');
    await page.keyboard.press('Enter');
    await messageWith(page, 'hello team').waitFor();

    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();

    await expect.poll(() => messageWith(page, 'hello team').count(), PATIENCE).toBe(0);
    await page.getByLabel('Message #training').fill('/predict');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  });
});

/** Clicks as a person does, on what can be seen, and counts them. */
function countClicks() {
  let count = 0;
  return {
    count: () => count,
    async on(target: Locator): Promise<void> {
      await target.last().waitFor({ state: 'visible' });
      await target.last().click();
      count += 1;
    },
  };
}

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Channels and people' });
const messageWith = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
