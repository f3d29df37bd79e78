import sharp from 'sharp';

/** Pictures are drawn at twice their size, so that they are sharp on dense screens. */
const DENSITY = 144;

/** SVG text to PNG bytes at twice its size; sharp works off the event loop. */
export async function rasterise(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { density: DENSITY }).png().toBuffer();
}
