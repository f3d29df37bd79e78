import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';

/** Debian's Python, which has numpy and scikit-learn where they are installed, else the first on the path. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** Says in one line that the Python file is not tested; true when it can be. */
export function hasPython(): boolean {
  const isThere = isPython(python);
  if (!isThere) console.log('engine missing: python3 (the training side is not tested; install one)');
  return isThere;
}

/** 3.8 is the oldest that is promised; from 3.12 on no thread can be started while a program ends. */
const ALSO = ['3.8', '3.12'];

/** Pythons that `hunch.py` is tried with: the usual one, and where they are installed the oldest and a newer one. */
export function pythons(): string[] {
  if (!hasPython()) return [];
  const folder = `${process.env['PYENV_ROOT'] ?? `${homedir()}/.pyenv`}/versions`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const others = ALSO.flatMap((version) => {
    const here = names.filter((name) => name.startsWith(`${version}.`));
    const paths = [`python${version}`, ...here.map((name) => `${folder}/${name}/bin/python${version}`)];
    const found = paths.find(isPython);
    if (!found) console.log(`engine missing: python${version} (hunch.py is not run with it)`);
    return found ?? [];
  });
  return [python, ...others];
}

const isPython = (path: string): boolean => spawnSync(path, ['--version']).status === 0;

/** What a command did. */
export interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly tookMs: number;
}

/** A way to run one Python with `hunch.py` importable. */
export type RunPython = (
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
  /** Sent once the command has written "ready". */
  kill?: NodeJS.Signals,
) => Promise<Done>;

/** Runs the usual Python. */
export const runPython: RunPython = (...given) => runWith(python, ...given);

/** Runs the Python at a path, which is also what a command in it means by `python3`. */
export async function runWith(
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  kill?: NodeJS.Signals,
): Promise<Done> {
  const { HOME = '' } = process.env;
  const PATH = path.includes('/') ? `${dirname(path)}:${process.env['PATH']}` : (process.env['PATH'] ?? '');
  const began = performance.now();
  const child = spawn(path, [...args], {
    env: {
      PATH,
      HOME,
      PYTHONPATH: 'clients:test/clients/stand-ins',
      PYTHONDONTWRITEBYTECODE: '1',
      ...environment,
    },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => {
    out += String(part);
    if (kill && out.includes('ready')) child.kill(kill);
  });
  child.stderr.on('data', (part) => {
    err += String(part);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err, tookMs: performance.now() - began };
}
