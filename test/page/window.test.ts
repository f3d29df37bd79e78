import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditAccessibility } from './accessibility.ts';
import { hasBrowser, openBrowser, openWindow, type Started, startSandboxProcess } from './browser.ts';

describe.runIf(hasBrowser())('the page is a Slack', () => {
  const opened: { browser?: Browser; started?: Started } = {};
  const open = (options: Parameters<Browser['newContext']>[0] = {}) =>
    openWindow(opened.browser as Browser, opened.started?.url ?? '', options);
  beforeAll(async () => {
    opened.browser = await openBrowser();
    opened.started = await startSandboxProcess({ sample: true });
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.started?.[Symbol.asyncDispose]();
  });

  test('two windows as two people see each other at once, and only their own notes', async () => {
    const ana = await open();
    const maria = await open();
    await actAs(maria, 'Maria Santos');

    await type(ana, 'Message #training', '/predict the eval finishes tonight 80%');
    await ana.getByRole('button', { name: 'Share in #training' }).last().click();

    const card = messageWith(maria, 'the eval finishes tonight');
    await card.waitFor();
    expect(await messageWith(maria, 'Private: only you see it').count()).toBe(0);
    await card.getByRole('button', { name: '65%' }).click();
    await messageWith(ana, '2 forecasts: Ana, Maria').waitFor();
  });

  test('the command list offers what the manifest has, and Escape closes it', async () => {
    const page = await open();
    await page.getByLabel('Message #training').fill('/');

    await page.getByRole('listbox', { name: 'Commands' }).getByText('/predict').waitFor();
    await page.getByLabel('Message #training').press('Escape');

    await page.getByRole('listbox', { name: 'Commands' }).waitFor({ state: 'hidden' });
  });

  test('the form says what is wrong at its field, keeps what was typed, and records when it is right', async () => {
    const page = await open();
    await type(page, 'Message #random', '/predict', 'random');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What will happen?').fill('top-1 accuracy goes over 76%');
    await dialog.getByLabel('How likely is it?').fill('140%');
    await dialog.getByRole('button', { name: 'Record' }).click();

    await dialog.getByRole('alert').first().waitFor();
    await dialog.getByLabel('How likely is it?').fill('65');
    await dialog.getByRole('button', { name: 'Record' }).click();

    await messageWith(page, 'top-1 accuracy goes over 76%').waitFor();
  });

  test('a message may be answered in its thread', async () => {
    const page = await open();
    await type(page, 'Message #evals', 'who watches the eval?', 'evals');
    const message = messageWith(page, 'who watches the eval?');
    await message.hover();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
    await page.getByRole('complementary', { name: 'Thread' }).getByLabel('Reply…').fill('I do');
    await page.keyboard.press('Enter');

    await message.getByRole('button', { name: '1 reply' }).waitFor();
  });

  test('a message that comes while its channel is still being read is not missed', async () => {
    const page = await open();
    const said = page.waitForResponse(/sandbox\/say/);
    await page.route(/sandbox\/messages\?/, async (route) => {
      const response = await route.fetch();
      await said;
      await route.fulfill({ response });
    });

    await type(page, 'Message #evals', 'does this arrive?', 'evals');

    await messageWith(page, 'does this arrive?').waitFor();
  });

  test("the app's shortcut stands in a message's menu", async () => {
    const page = await open();
    await type(page, 'Message #evals', 'run 42 started: https://wandb.ai/acme/llm/runs/abc123', 'evals');
    const message = messageWith(page, 'run 42 started');
    await message.hover();
    await message.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: /Predict about this/ }).click();

    await cancel(page);
  });

  test('Home shows what waits and what is open, and offers a new prediction', async () => {
    const page = await open();
    await sidebar(page).getByRole('button', { name: /Hunch/ }).click();
    await page.getByRole('navigation', { name: 'Hunch' }).getByRole('button', { name: 'Home' }).click();

    await page.getByRole('region', { name: 'Home' }).getByRole('button', { name: 'New prediction' }).click();

    await cancel(page);
  });

  test('the inspector shows what was sent both ways, and takes a filter', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Inspector' }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await sidebar(page).getByRole('button', { name: /Hunch/ }).click();

    await inspector
      .getByRole('button', { name: /→ app.*app_home_opened/ })
      .first()
      .waitFor();
    await inspector.getByLabel('Method').selectOption({ label: 'app_home_opened' });

    const lines = inspector.getByRole('button', { expanded: false });
    await expect
      .poll(async () => (await lines.allInnerTexts()).every((line) => line.includes('app_home_opened')))
      .toBe(true);
    const before = await lines.count();
    await lines.first().click();
    await inspector.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => lines.count()).toBeGreaterThanOrEqual(before);
  });

  test.each(['light', 'dark'] as const)(
    'nothing serious stands in the way of a screen reader, in %s',
    async (colorScheme) => {
      // Tall, since axe takes the label of a field that must be scrolled to for a missing one.
      const page = await open({ colorScheme, viewport: { width: 1280, height: 2400 } });
      expect(await auditAccessibility(page)).toEqual([]);
      await type(page, 'Message #random', '/predict', 'random');
      await page.getByRole('dialog').waitFor();
      expect(await auditAccessibility(page)).toEqual([]);
      await cancel(page);
    },
  );

  test('at phone width the list opens and closes, and nothing is wider than the screen', async () => {
    const page = await open({ viewport: { width: 390, height: 780 } });
    await page.getByRole('button', { name: 'Channels and people' }).click();
    await sidebar(page)
      .getByRole('button', { name: /random/ })
      .click();
    await page.getByLabel('Message #random').waitFor();

    const [content, width] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
      number,
      number,
    ];
    expect(content).toBeLessThanOrEqual(width);
  });

  test('no error was logged by Hunch meanwhile', () => {
    expect(opened.started?.process.log).toEqual([]);
  });
});

async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Act as somebody else/ }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: new RegExp(`You are.*${name}`) }).waitFor();
}

async function type(page: Page, label: string, words: string, channel = 'training'): Promise<void> {
  await sidebar(page)
    .getByRole('button', { name: new RegExp(channel) })
    .click();
  await page.getByLabel(label).fill(words);
  await page.getByLabel(label).press('Enter');
}

/** A form is open for its person in every window, so each test puts its own away. */
const cancel = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Channels and people' });
const messageWith = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
