import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { rasterise } from '../../src/charts/rasterise.ts';
import { reliabilityAltText, reliabilityDiagram } from '../../src/charts/reliability.ts';

const dots = [
  { n: 15, hits: 3, meanProbability: 0.15, rate: 0.2, luckLow: 0, luckHigh: 0.4, isOutsideLuck: false },
  { n: 12, hits: 6, meanProbability: 0.8, rate: 0.5, luckLow: 0.55, luckHigh: 1, isOutsideLuck: true },
  { n: 8, hits: 7, meanProbability: 0.95, rate: 0.875, luckLow: 0.75, luckHigh: 1, isOutsideLuck: false },
];
const REFERENCE = 'test/fixtures/reliability.png';

test('the same bins give the same bytes of SVG, without any text but numbers and our own words', () => {
  expect(reliabilityDiagram(dots)).toBe(reliabilityDiagram(structuredClone(dots)));
  expect(reliabilityDiagram(dots)).not.toMatch(/NaN|undefined|Infinity/);
});

test('the picture is within one percent of the pixels of the committed one', async () => {
  const png = await rasterise(reliabilityDiagram(dots));
  if (process.env['UPDATE_PICTURES']) writeFileSync(REFERENCE, png);

  const [drawn, known] = await Promise.all([pixels(png), pixels(readFileSync(REFERENCE))]);

  expect(drawn.length).toBe(known.length);
  const different = drawn.filter((value, index) => Math.abs(value - (known[index] ?? 0)) > 40).length;
  expect(different / drawn.length).toBeLessThan(0.01);
});

test('glyphs are drawn: without the title far fewer pixels are dark', async () => {
  const svg = reliabilityDiagram(dots);
  const dark = async (source: string) =>
    (await pixels(await rasterise(source))).filter((value) => value < 90).length;

  expect(await dark(svg)).toBeGreaterThan(
    (await dark(svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, ''))) + 1000,
  );
});

test('the alt text says every number of the picture', () => {
  expect(reliabilityAltText(dots)).toBe(
    'Reliability diagram. said 15%: happened 3 of 15 (20%); said 80%: happened 6 of 12 (50%, more than luck); said 95%: happened 7 of 8 (88%).',
  );
});

async function pixels(png: Uint8Array): Promise<Uint8Array> {
  return sharp(png).greyscale().raw().toBuffer();
}
