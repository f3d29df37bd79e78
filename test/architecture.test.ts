import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { entryPoints, rules, rulesAsMarkdown } from './architecture-rules.ts';
import { allImports, importsOf, sourceFiles, violation } from './support/imports.ts';

const files = sourceFiles(['src', 'db', 'sandbox']);
const imports = allImports(files);

describe('who may import whom', () => {
  test('every import keeps to the table', () => {
    const broken = imports.flatMap((found) => violation(found, rules) ?? []);
    expect(broken).toEqual([]);
  });

  test('docs/architecture.md prints the table in force', () => {
    expect(readFileSync('docs/architecture.md', 'utf8')).toContain(rulesAsMarkdown());
  });

  test('nothing imports an entry point', () => {
    expect(imports.filter((found) => entryPoints.includes(found.target))).toEqual([]);
  });

  test('only the composition roots read the environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(readFileSync(file, 'utf8')));
    const roots = /^(src\/main\.ts|src\/commands\/|sandbox\/main\.ts|src\/charts\/rasterise\.ts)/;
    expect(readers.filter((file) => !roots.test(file))).toEqual([]);
  });

  test('only the composition roots and the clock look at the machine for the time', () => {
    const readers = files
      .filter((file) => file.startsWith('src/'))
      .filter((file) =>
        /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/.test(readFileSync(file, 'utf8')),
      );
    expect(readers.filter((file) => !/^src\/(main|clock)\.ts$|^src\/commands\//.test(file))).toEqual([]);
  });

  test('only jobs post on their own', () => {
    const posters = files
      .filter((file) => file.startsWith('src/'))
      .filter((file) => /\bmessenger\.post\(|\bchat\.postMessage\(/.test(readFileSync(file, 'utf8')));
    expect(posters.filter((file) => !/^src\/(jobs\/|slack\/messenger-web)/.test(file))).toEqual([]);
  });
});

describe('the table is able to fail', () => {
  test.each([
    ['src/domain/x.ts', "import { connect } from '../../db/connect.ts';"],
    ['src/domain/time/x.ts', "import { z } from 'zod';"],
    ['src/charts/x.ts', "import sharp from 'sharp';"],
    ['src/store/x.ts', "import { answer } from '../usecases/answer.ts';"],
    ['src/usecases/x.ts', "import { App } from '@slack/bolt';"],
    ['src/usecases/x.ts', "import { start } from '../deps.ts';"],
    ['src/figures/x.ts', "import { view } from '../slack/views/home.ts';"],
    ['src/slack/views/x.ts', "import { homeFigures } from '../../figures/home.ts';"],
    ['src/slack/listeners/x.ts', "import { findPrediction } from '../../store/predictions/find.ts';"],
    ['src/jobs/x.ts', "import cron from 'node-cron';"],
    ['src/runs/x.ts', "import { App } from '@slack/bolt';"],
    ['db/migrations/x.ts', "import { columns } from '../schema.ts';"],
    ['sandbox/x.ts', "import { Deps } from '../src/deps.ts';"],
    ['sandbox/page/x.ts', "import type { Deps } from '../../src/deps.ts';"],
    ['elsewhere/x.ts', "import { a } from './a.ts';"],
  ])('%s with %s is caught', (file, source) => {
    expect(importsOf(file, source).map((found) => violation(found, rules))).not.toContain(null);
  });

  test('types may come where values may not', () => {
    const [found] = importsOf('src/usecases/x.ts', "import type { Deps } from '../deps.ts';");
    expect(found && violation(found, rules)).toBeNull();
  });
});
