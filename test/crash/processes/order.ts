import type { JobSettings } from '../../../src/jobs/settings.ts';
import type { Strike } from './strike.ts';

/** What a process under test is told when it is started, as JSON in HUNCH_CRASH_ORDER. */
export interface Order {
  readonly databaseUrl: string;
  readonly slackApiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  /** Milliseconds by which the workspace's time is ahead of the machine's. */
  readonly worldOffsetMs: number;
  readonly jobSettings: JobSettings;
  /** File that gets a line for every message that is about to leave. */
  readonly requestsPath: string;
  readonly strike: Strike | null;
}

/** Reads the order of this process. */
export function readOrder(): Order {
  return JSON.parse(process.env['HUNCH_CRASH_ORDER'] ?? '');
}

/** Says on standard output that the process works now. */
export function sayReady(): void {
  process.stdout.write('ready\n');
}
