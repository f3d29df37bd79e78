import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** Hunch as its own process, as `npm start` runs it. */
export interface HunchProcess extends AsyncDisposable {
  /** Lines on standard output. */
  readonly lines: readonly string[];
  /** Whole log: every line on standard error. */
  readonly log: readonly string[];
  readonly pid: number;
  waitForLine(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** Asks it to end, as an operator or a supervisor does. Returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts it from the built files, with nothing of this process's Slack settings. */
export function startProcess(environment: Readonly<Record<string, string>>): HunchProcess {
  if (!existsSync('dist/src/main.js')) throw new Error('dist is missing: npm run build first');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH, HOME, HUNCH_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = collect(child, 'stdout');
  const log = collect(child, 'stderr');
  const stop = async () => {
    if (child.exitCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  };
  return {
    lines,
    log,
    pid: child.pid ?? 0,
    async waitForLine(pattern, timeoutMs = 15_000) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) return found;
        if (performance.now() > until || child.exitCode !== null)
          throw new Error(`no line like ${pattern}; it said:\n${[...lines, ...log].join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}

function collect(child: ChildProcess, from: 'stdout' | 'stderr'): string[] {
  const lines: string[] = [];
  let rest = '';
  child[from]?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return lines;
}
