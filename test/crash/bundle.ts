import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';

/** Programs that send alone. */
const SENDERS = [
  'processes/protocol',
  'variants/send-then-mark',
  'variants/mark-then-send',
  'variants/sdk-retries',
  'variants/no-look-up',
  'variants/no-deadline',
] as const;

/**
 * Puts each sender's files of dist into one, because reading hundreds of files is most of what a start takes, and the
 * shorter the start the more kills fit. The whole Hunch is run from dist as it is.
 *
 * @returns the path of a program by its name
 */
export async function bundleSenders(): Promise<(name: string) => string> {
  const folder = 'dist/crash';
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: SENDERS.map((name) => `dist/test/crash/${name}.js`),
    outdir: folder,
    outbase: 'dist/test/crash',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', 'sharp', 'pg-native'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return (name) =>
    name.startsWith('processes/whole') ? `dist/test/crash/${name}.js` : `${folder}/${name}.mjs`;
}
