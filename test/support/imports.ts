import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Rule } from '../architecture-rules.ts';

/** One import as written in a file. */
export interface ImportFound {
  readonly from: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

const STATIC = /^(?:import|export)\s+(type\s+)?([^'";]*?\s*from\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'/g;

/** Every import of a source file; relative ones as paths from the root of the repository. */
export function importsOf(file: string, source: string): ImportFound[] {
  const found: ImportFound[] = [];
  for (const [, typeWord, names, target = ''] of source.matchAll(STATIC))
    found.push({
      from: file,
      target: resolve(file, target),
      isTypeOnly: Boolean(typeWord) || onlyTypes(names),
    });
  for (const [, target = ''] of source.matchAll(DYNAMIC))
    found.push({ from: file, target: resolve(file, target), isTypeOnly: false });
  return found;
}

/** `{ type A, type B }` takes nothing but types. */
function onlyTypes(names: string | undefined): boolean {
  const list = /\{([^}]*)\}/.exec(names ?? '')?.[1];
  if (list === undefined) return false;
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}

function resolve(file: string, target: string): string {
  return target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), target)) : target;
}

/** Why an import breaks the table, or null where it keeps to it. */
export function violation(found: ImportFound, rules: Readonly<Record<string, Rule>>): string | null {
  const key = Object.keys(rules)
    .filter((prefix) => found.from.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  const rule = key === undefined ? undefined : rules[key];
  if (!rule) return `${found.from} lies in no folder of the table`;
  const isOwn = /^(src|db|sandbox|test|bench|clients)\//.test(found.target);
  const allowed = isOwn ? rule.own : rule.packages;
  const matches = (prefix: string) => prefix === '*' || found.target.startsWith(prefix);
  if (allowed.some(matches)) return null;
  if (found.isTypeOnly && (rule.types ?? []).some(matches)) return null;
  return `${found.from} (${key}) may not import ${found.isTypeOnly ? 'even types of ' : ''}${found.target}`;
}

/** Paths of all TypeScript files below these folders, from the root of the repository. */
export function sourceFiles(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => posix.join(folder, path.replaceAll('\\', '/'))),
  );
}

/** Every import in these files. */
export function allImports(files: readonly string[]): ImportFound[] {
  return files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}
