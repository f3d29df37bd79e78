import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type HunchProcess, startProcess } from '../e2e/process.ts';

/** Where a Chromium may be: named by the developer, Debian's, or an installed Chrome. */
const PATHS = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to test with, or undefined when this machine has none. */
export const browserPath = PATHS.find((path) => path !== undefined && existsSync(path));

/** Says in one line that the page is not tested; true when it can be. */
export function hasBrowser(): boolean {
  if (browserPath === undefined)
    console.log('engine missing: chromium (the page is not tested; install one or set CHROMIUM_PATH)');
  return browserPath !== undefined;
}

/** Starts it without the background connections that a machine without a network refuses one after the other. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
}

/** The sandbox as `npm start` brings it up, in a folder of its own. */
export interface Started extends AsyncDisposable {
  readonly url: string;
  readonly process: HunchProcess;
}

/** Starts it. `sample` writes the ten made-up weeks, as a newcomer has them. */
export async function startSandboxProcess({ sample }: { readonly sample: boolean }): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'hunch-page-'));
  const started = startProcess({ HUNCH_DATA: folder, HUNCH_SAMPLE: sample ? 'on' : 'off' });
  const line = await started.waitForLine(/^open /, 30_000);
  return {
    url: /http:\S+/.exec(line)?.[0] ?? '',
    process: started,
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A window of its own, with its own memory, as a second person's. */
export async function openWindow(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(url);
  await page
    .getByLabel(/^Message/)
    .first()
    .waitFor();
  return page;
}
