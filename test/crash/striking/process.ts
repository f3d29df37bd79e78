import { spawn } from 'node:child_process';
import type { Order } from '../processes/order.ts';

/** A real process that sends, or the whole Hunch. */
export interface UnderTest {
  readonly pid: number;
  /** Resolves when it works, or has ended before that. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended. */
  readonly ended: Promise<{ readonly signal: NodeJS.Signals | null; readonly code: number | null }>;
  /** Milliseconds from its start until it worked; null while it does not. */
  bootMs(): number | null;
  isOver(): boolean;
  /** The point at which it struck itself, dead or stopped; null if it did not. */
  struck(): string | null;
  /** Resolves true once it has stopped itself; false if it ended without. */
  stopped(): Promise<boolean>;
  /** Lines on standard error: what Hunch logged as errors. */
  readonly log: readonly string[];
  signal(signal: NodeJS.Signals): void;
}

/** Starts a program of dist on an order. */
export function startProcess(program: string, order: Order): UnderTest {
  const { PATH = '', HOME = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program], {
    env: { PATH, HOME, HUNCH_CRASH_ORDER: JSON.stringify(order) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const known = { bootMs: null as number | null, struck: null as string | null, isOver: false };
  const log: string[] = [];
  const sayings = new Set<() => void>();
  const ended = new Promise<{ signal: NodeJS.Signals | null; code: number | null }>((resolve) =>
    child.once('close', (code, signal) => {
      known.isOver = true;
      resolve({ code, signal });
      for (const heard of sayings) heard();
    }),
  );
  eachLine(child.stdout, (line) => {
    if (line === 'ready') known.bootMs ??= performance.now() - startedAt;
    const [, point] = /^(?:struck|stopped) (.*)$/.exec(line) ?? [];
    known.struck ??= point ?? null;
    for (const heard of sayings) heard();
  });
  eachLine(child.stderr, (line) => void log.push(line));
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const heard = () => {
        if (!isSo() && !known.isOver) return;
        sayings.delete(heard);
        resolve();
      };
      sayings.add(heard);
      heard();
    });
  return {
    pid: child.pid ?? 0,
    ready: until(() => known.bootMs !== null),
    ended,
    bootMs: () => known.bootMs,
    isOver: () => known.isOver,
    struck: () => known.struck,
    async stopped() {
      await until(() => known.struck !== null);
      return !known.isOver;
    },
    log,
    signal: (signal) => void child.kill(signal),
  };
}

/** Calls back for every whole line of a stream. */
export function eachLine(stream: NodeJS.ReadableStream, heard: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) heard(line);
  });
}
