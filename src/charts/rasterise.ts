import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
// Loaded with the program: loading takes a fifth of a second, which nobody should wait for while a picture is drawn.
import sharp from 'sharp';

/** 72 dots per inch are the SVG's own size; pictures are drawn at twice that, to be sharp on dense screens. */
const DENSITY = 144;
const FONT_FOLDERS = ['400Regular', '600SemiBold'];

let areFontsNamed = false;

/**
 * SVG text to PNG bytes at twice its size. sharp draws off the event loop; text is drawn in Inter, which comes with
 * the packages, and never in a font of the system.
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  nameFonts();
  return sharp(Buffer.from(svg), { density: DENSITY }).flatten().png().toBuffer();
}

/** The list of fonts must be there before the first text is drawn, and is read once for the life of the process. */
function nameFonts(): void {
  if (areFontsNamed) return;
  areFontsNamed = true;
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));
  const folder = mkdtempSync(join(tmpdir(), 'hunch-fonts-'));
  const file = join(folder, 'fonts.conf');
  const folders = FONT_FOLDERS.map((name) => `<dir>${join(fonts, name)}</dir>`).join('');
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}</cachedir></fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = file;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
