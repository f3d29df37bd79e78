import { type Arranging, arranging } from './client/arranging.ts';
import { type Ask, askAt } from './client/ask.ts';
import { type PersonClient, personClient } from './client/person.ts';
import { poll } from './client/poll.ts';
import type { MoveResult } from './clock/handshake.ts';
import type { ClockReading } from './control/clock-reading.ts';
import type { LedgerEntry } from './control/ledger.ts';
import type { SeenMessage } from './control/seen.ts';
import type { Fault, FaultRequest } from './faults/faults.ts';
import type { LogEntry } from './inspector.ts';

export type { ClockReading, Fault, FaultRequest, LedgerEntry, LogEntry, PersonClient, SeenMessage };

/** The driver of a sandbox: what tests do to a workspace and see of it. */
export interface SandboxClient {
  readonly url: string;
  /** The same workspace through somebody's eyes and hands; by id or name. */
  as(person: string): PersonClient;
  readonly clock: {
    read(): Promise<ClockReading>;
    /** An instant with its offset (`2026-03-02T09:00:00Z`) or epoch milliseconds; never backwards. */
    moveTo(to: string | number): Promise<MoveResult & ClockReading>;
    by(amount: {
      days?: number;
      hours?: number;
      minutes?: number;
      ms?: number;
    }): Promise<MoveResult & ClockReading>;
  };
  startOver(): Promise<MoveResult & ClockReading>;
  readonly faults: {
    add(fault: FaultRequest): Promise<Fault>;
    list(): Promise<readonly Fault[]>;
    clear(): Promise<void>;
  };
  readonly sockets: {
    open(): Promise<readonly number[]>;
    /** Cuts connections without a word; all without `socket`. */
    cut(socket?: number): Promise<void>;
    /** Asks the app to reconnect; new connections stay silent for `gapMs`. */
    refresh(request?: { socket?: number; gapMs?: number; reason?: string }): Promise<void>;
  };
  readonly channels: Arranging['channels'];
  readonly people: Arranging['people'];
  readonly app: Arranging['app'];
  /** Payloads both ways, oldest first. */
  log(filter?: {
    method?: string;
    direction?: LogEntry['direction'];
    after?: number;
    failed?: true;
  }): Promise<readonly LogEntry[]>;
  /** Every message ever visible, deleted ones too, oldest first. */
  ledger(): Promise<readonly LedgerEntry[]>;
  /** Sends a payload of the log once more. */
  resend(id: number): Promise<unknown>;
  /** Resolves when nothing is under way and nothing has been for a while (machine time). */
  idle(quietMs?: number): Promise<void>;
  /** Calls `check` until it returns something, or throws after `timeoutMs`. */
  waitFor<T>(check: () => Promise<T | undefined | null | false>, timeoutMs?: number): Promise<T>;
}

const MINUTE_MS = 60_000;

/** A client of the sandbox at `url` (`Sandbox.url`). */
export function sandboxClient(url: string): SandboxClient {
  const ask = askAt(url);
  return {
    url,
    as: (person) => personClient(ask, person),
    ...arranging(ask),
    clock: {
      read: () => ask.get('/clock'),
      moveTo: (to) => ask.post('/clock/move', { to }),
      by: ({ days = 0, hours = 0, minutes = 0, ms = 0 }) =>
        ask.post('/clock/move', { byMs: ((days * 24 + hours) * 60 + minutes) * MINUTE_MS + ms }),
    },
    startOver: () => ask.post('/start-over', {}),
    faults: {
      add: (fault) => ask.post('/faults', fault),
      list: () => ask.get('/faults'),
      clear: () => ask.post('/faults/clear', {}),
    },
    sockets: {
      open: async () => (await ask.get<{ open: number[] }>('/sockets')).open,
      cut: (socket) => ask.post('/sockets/cut', { socket }),
      refresh: (request = {}) => ask.post('/sockets/refresh', request),
    },
    log: (filter = {}) => ask.get('/log', filter),
    ledger: () => ask.get('/ledger'),
    resend: (id) => ask.post('/log/resend', { id }),
    idle: (quietMs = 50) => waitUntilQuiet(ask, quietMs),
    waitFor: (check, timeoutMs = 5_000) => poll(check, timeoutMs),
  };
}

async function waitUntilQuiet(ask: Ask, quietMs: number): Promise<void> {
  const { quiet } = await ask.get<{ quiet: boolean }>('/idle', { quietMs });
  if (!quiet) throw new Error('the sandbox did not come to rest within 10 seconds');
}
