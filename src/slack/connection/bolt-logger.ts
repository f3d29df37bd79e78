import { type Logger as BoltLogger, LogLevel } from '@slack/web-api';
import type { Logger } from 'pino';

/**
 * Bolt's log lines in ours. Debug lines are dropped whatever the level: they print payloads, which hold what people
 * typed; and of errors only the class and the code are kept, because theirs carry requests.
 */
export function boltLogger(log: Logger): BoltLogger {
  const say = (level: 'info' | 'warn' | 'error', parts: readonly unknown[]) =>
    log[level]({ from: 'slack' }, parts.map(harmless).join(' '));
  return {
    debug: () => {},
    info: (...parts) => say('info', parts),
    warn: (...parts) => say('warn', parts),
    error: (...parts) => say('error', parts),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function harmless(part: unknown): string {
  if (typeof part === 'string') return part;
  if (part instanceof Error) return describeError(part);
  return `(${typeof part})`;
}

/** Class and code of an error: never its message or properties, which may hold what somebody typed. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
