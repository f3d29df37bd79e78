import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';

/** Programs that are struck. */
const PROGRAMS = [
  'processes/protocol',
  'processes/whole',
  'variants/send-then-mark',
  'variants/mark-then-send',
  'variants/sdk-retries',
  'variants/no-look-up',
  'variants/no-deadline',
] as const;

/**
 * Puts each program's files of dist into one, because reading hundreds of files is most of what a start takes, and the
 * shorter the start the more kills fit.
 *
 * @returns the path of a program by its name
 */
export async function bundlePrograms(): Promise<(name: string) => string> {
  const folder = 'dist/crash';
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: PROGRAMS.map((name) => `dist/test/crash/${name}.js`),
    outdir: folder,
    outbase: 'dist/test/crash',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', 'sharp', 'pg-native'],
    banner: {
      js: "import { createRequire as requireAt } from 'node:module'; const require = requireAt(import.meta.url);",
    },
    logLevel: 'error',
  });
  return (name) => `${folder}/${name}.mjs`;
}
