import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** Debian's Python, which has numpy and scikit-learn where they are installed, else the first on the path. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** Says in one line that the Python file is not tested; true when it can be. */
export function hasPython(): boolean {
  const isThere = spawnSync(python, ['--version']).status === 0;
  if (!isThere) console.log('engine missing: python3 (the training side is not tested; install one)');
  return isThere;
}

/** What a command did. */
export interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly tookMs: number;
}

/** Runs Python with `hunch.py` importable; `kill` sends a signal once the command has written "ready". */
export async function runPython(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  kill?: NodeJS.Signals,
): Promise<Done> {
  const { PATH = '', HOME = '' } = process.env;
  const began = performance.now();
  const child = spawn(python, [...args], {
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
