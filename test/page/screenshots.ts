/** Makes the pictures of the main screens in docs/images, from the real process with its sample history. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, openWindow, startSandboxProcess } from './browser.ts';

const FOLDER = 'docs/images';

await mkdir(FOLDER, { recursive: true });
await using started = await startSandboxProcess({ sample: true });
const browser = await openBrowser();
try {
  const page = await openWindow(browser, started.url, { deviceScaleFactor: 2 });
  await keep(page, 'first-minute');
  await page.getByRole('button', { name: 'Put this note away' }).click();
  await type(
    page,
    '/predict val_loss < 0.35 by tomorrow 9am 70% because the longer warmup held last time #lr',
  );
  await page.getByRole('button', { name: 'Share in #training' }).click();
  await page.getByText('Ana predicts').or(page.getByText('predicts')).first().waitFor();
  await keep(page, 'prediction');
  await type(page, '/predict');
  await page.getByRole('dialog').waitFor();
  await keep(page, 'form');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByRole('button', { name: /Hunch.*1/ }).click();
  await page.getByRole('button', { name: 'Yes', exact: true }).waitFor();
  await keep(page, 'question');
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByText('to what happened').first().waitFor();
  await keep(page, 'answer');
  await page.getByRole('button', { name: 'Home', exact: true }).click();
  await keep(page, 'home');
  await page.setViewportSize({ width: 1280, height: 1500 });
  await page.getByRole('button', { name: 'Monday 09:00' }).click();
  await page.getByRole('button', { name: /training/ }).click();
  await page.getByText('What #training expected').first().waitFor();
  await page.getByRole('button', { name: 'Inspector' }).hover();
  await keep(page, 'digest');
  await page.setViewportSize({ width: 390, height: 844 });
  await keep(page, 'phone');
  const dark = await openWindow(browser, started.url, { deviceScaleFactor: 2, colorScheme: 'dark' });
  await keep(dark, 'dark');
} finally {
  await browser.close();
}

async function type(page: Page, words: string): Promise<void> {
  await page.getByLabel('Message #training').fill(words);
  await page.keyboard.press('Enter');
}

/** Half the pixels and a palette keep each under 200 kB without losing a letter. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(700);
  const shot = await page.screenshot({ animations: 'disabled' });
  const small = await sharp(shot).resize({ width: Math.min(1600, 2 * (page.viewportSize()?.width ?? 800)) });
  await writeFile(`${FOLDER}/${name}.png`, await small.png({ palette: true, colours: 64 }).toBuffer());
}
