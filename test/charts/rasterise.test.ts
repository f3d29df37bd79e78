import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rasterise } from '../../src/charts/rasterise.ts';
import { reliabilityDiagram } from '../../src/charts/reliability.ts';
import { reliabilityBins } from '../../src/domain/calibration/reliability-bins.ts';
import { inkOfWords } from '../support/pictures.ts';

const svg = reliabilityDiagram(
  reliabilityBins([10, 30, 50, 70, 90].map((percent) => ({ percent, n: 10, yes: percent / 10 }))),
);

test('a picture is a PNG of twice its size with a background of its own', async () => {
  const { format, width, hasAlpha } = await sharp(await rasterise(svg)).metadata();

  expect({ format, width, hasAlpha }).toEqual({ format: 'png', width: 1200, hasAlpha: false });
});

test('its letters are drawn, also where the system has no fonts', async () => {
  expect(await inkOfWords(svg)).toBeGreaterThan(5000);
});

test('drawing holds nobody up: the event loop is never blocked for more than 20 ms', async () => {
  await rasterise(svg);
  // Other programs on the machine may stop this one for a while: the calmest of a few tries counts.
  const stalls: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await Promise.all([rasterise(svg), rasterise(svg)]);
    delay.disable();
    stalls.push(delay.max / 1e6);
  }
  expect(Math.min(...stalls)).toBeLessThan(20);
});
