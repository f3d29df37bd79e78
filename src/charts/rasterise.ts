import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** 72 dots per inch are the SVG's own size; pictures are drawn at twice that, to be sharp on dense screens. */
const DENSITY = 144;

let ready: Promise<typeof import('sharp')> | undefined;

/**
 * SVG text to PNG bytes at twice its size. sharp draws off the event loop; text is drawn in Inter, which comes with
 * the packages, and never in a font of the system.
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  ready ??= loadWithFonts();
  const { default: sharp } = await ready;
  return sharp(Buffer.from(svg), { density: DENSITY }).png().toBuffer();
}

/** The font list must be named before sharp draws its first text, and is read once for the life of the process. */
async function loadWithFonts() {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));
  const folder = mkdtempSync(join(tmpdir(), 'hunch-fonts-'));
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = file;
  return import('sharp');
}
