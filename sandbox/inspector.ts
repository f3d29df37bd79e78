import type { Changes } from './changes.ts';

/** One payload that passed between the app and Slack. */
export interface LogEntry {
  readonly id: number;
  /** Machine time, UTC ISO text. */
  readonly at: string;
  readonly direction: 'app-to-slack' | 'slack-to-app';
  /** A Web API method, `response_url`, `upload`, or the type of an envelope. */
  readonly method: string;
  readonly request: unknown;
  readonly response?: unknown;
  readonly status?: number;
  /** Milliseconds until the answer, for envelopes until the ack. */
  readonly tookMs?: number;
  /** Slack's error code, or what the person saw go wrong. */
  readonly error?: string;
  /** Names of the faults that struck. */
  readonly faults?: readonly string[];
  /** The socket that carried it. */
  readonly socket?: number;
}

/** What became of a payload. */
type LogOutcome = Pick<LogEntry, 'response' | 'status' | 'error' | 'faults' | 'socket'>;

/** Keeps the newest payloads, both ways. */
export interface Inspector {
  /** Notes a payload; the returned function notes what became of it. */
  begin(
    direction: LogEntry['direction'],
    method: string,
    request: unknown,
  ): (outcome: Partial<LogOutcome>) => void;
  list(): readonly LogEntry[];
  find(id: number): LogEntry | undefined;
  /** Payloads that have no outcome yet. */
  pending(): number;
  clear(): void;
}

const KEPT = 1_000;

/** An empty log that announces what it notes. */
export function openInspector(changes: Changes): Inspector {
  let entries: LogEntry[] = [];
  let lastId = 0;
  let pending = 0;
  return {
    begin(direction, method, request) {
      const started = performance.now();
      lastId += 1;
      pending += 1;
      const entry: LogEntry = { id: lastId, at: new Date().toISOString(), direction, method, request };
      entries.push(entry);
      if (entries.length > KEPT) entries = entries.slice(-KEPT);
      changes.emit({ kind: 'log', id: entry.id });
      return (outcome) => {
        pending -= 1;
        const tookMs = Math.round((performance.now() - started) * 10) / 10;
        const done: LogEntry = { ...entry, ...outcome, tookMs };
        entries = entries.map((each) => (each.id === done.id ? done : each));
        changes.emit({ kind: 'log', id: done.id });
      };
    },
    list: () => entries,
    find: (id) => entries.find((each) => each.id === id),
    pending: () => pending,
    clear() {
      entries = [];
    },
  };
}
