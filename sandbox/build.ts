import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

// Run from the project's root by `npm run build`.
const source = join('sandbox', 'page');
const target = join('dist', 'sandbox', 'page');

await build({
  entryPoints: [join(source, 'main.tsx'), join(source, 'main.css')],
  outdir: target,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
});
await copyFile(join(source, 'index.html'), join(target, 'index.html'));
