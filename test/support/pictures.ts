import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect } from 'vitest';
import { rasterise } from '../../src/charts/rasterise.ts';

const FOLDER = 'test/fixtures/pictures';
/** Steps of grey, of 255, from which on a pixel is another one. */
const OTHER = 40;
/** A pixel as dark as Hunch's ink. */
const DARK = 110;

/**
 * Draws a picture and holds it against the committed one: at most one pixel in a hundred may differ, so that another
 * version of a renderer passes and a moved bar does not. `UPDATE_PICTURES=1` writes it anew.
 */
export async function expectPicture(name: string, svg: string): Promise<void> {
  const file = `${FOLDER}/${name}.png`;
  const png = await rasterise(svg);
  if (process.env['UPDATE_PICTURES']) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, png);
  }
  const [drawn, known] = await Promise.all([greys(png), greys(readFileSync(file))]);
  expect(drawn.length, `${name} has another size`).toBe(known.length);
  const different = drawn.filter((grey, index) => Math.abs(grey - (known[index] ?? 0)) > OTHER).length;
  expect(different / drawn.length, `${name}: share of other pixels`).toBeLessThan(0.01);
}

/** How many dark pixels the words of a picture are drawn with: none, if the font is missing. */
export async function inkOfWords(svg: string): Promise<number> {
  const wordless = svg.replaceAll(/<text[^>]*>[^<]*<\/text>/g, '');
  return (await inkOf(svg)) - (await inkOf(wordless));
}

async function inkOf(svg: string): Promise<number> {
  return (await greys(await rasterise(svg))).filter((grey) => grey < DARK).length;
}

async function greys(png: Uint8Array): Promise<Uint8Array> {
  return sharp(png).greyscale().raw().toBuffer();
}
