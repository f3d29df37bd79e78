import type { HttpFault } from '../support/small-slack.ts';
import type { SmallWorld } from '../support/small-world.ts';
import { busy, cutBody, dropped, fatal, instead, refused, serverError, slow } from './wire.ts';

/** Something that goes wrong, in one or more variants. */
export type Fault = { readonly title: string } & (
  | {
      /** On the way to Slack or back. */
      readonly on: 'wire';
      readonly variants: readonly HttpFault[];
      /** What becomes of a message that is met by it: a target that is gone gets none. */
      readonly arrives: boolean;
    }
  | { readonly on: 'address'; readonly variants: readonly string[] }
  | { readonly on: 'history' | 'delete'; readonly variants: readonly HttpFault[] }
  | { readonly on: 'lag'; readonly ms: number }
  | { readonly on: 'sqlite'; readonly codes: readonly string[] }
  | { readonly on: 'postgres'; readonly codes: readonly string[] }
  | {
      readonly on: 'machine';
      readonly isFatal: boolean;
      readonly variants: readonly ((world: SmallWorld) => unknown)[];
    }
);

/** The connection breaks while the commit is under way: it happened, and nobody says so. */
export const LOST_COMMIT = 'ECONNRESET';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const wire = (title: string, ...variants: HttpFault[]): Fault => ({
  title,
  on: 'wire',
  variants,
  arrives: true,
});
const gone = (code: string): Fault => ({
  title: code,
  on: 'wire',
  variants: [refused(code)],
  arrives: false,
});
const step = (ms: number) => (world: SmallWorld) => {
  world.error = ms;
};
const pause = (ms: number) => (world: SmallWorld) => {
  world.now += ms;
};

/** The faults of the matrix, in its order. */
export const faults: readonly Fault[] = [
  { title: 'connection refused', on: 'address', variants: ['http://127.0.0.1:9/api/'] },
  { title: 'DNS', on: 'address', variants: ['http://no-such-host.invalid/api/'] },
  { title: 'TLS', on: 'address', variants: ['tls'] },
  wire('dropped before it was taken', dropped(null)),
  wire('dropped after it was taken', dropped(0)),
  wire('taken 0.2 s, 30 s, 4 min later', dropped(200), dropped(30_000), dropped(4 * MINUTE)),
  wire('slow reply', slow),
  wire('429 with Retry-After', busy({ 'retry-after': '3' })),
  wire('429 without', busy({})),
  wire('500, 502, 503 before', serverError(500, null), serverError(502, null), serverError(503, null)),
  wire('500, 502, 503 after', serverError(500, 0), serverError(502, 0), serverError(503, 0)),
  wire('cut body', cutBody),
  wire(
    'cut JSON',
    instead((honest) => honest.slice(0, honest.length / 2)),
  ),
  wire(
    'HTML with 200',
    instead(() => '<html><body>Bad gateway</body></html>'),
  ),
  wire(
    'empty 200',
    instead(() => ''),
  ),
  wire('fatal_error', fatal(null), fatal(0)),
  wire('ratelimited in the body', refused('ratelimited')),
  wire('token_revoked', refused('token_revoked')),
  gone('channel_not_found'),
  gone('is_archived'),
  gone('user_disabled'),
  { title: 'history lags 20 s', on: 'lag', ms: 20_000 },
  { title: 'history 429', on: 'history', variants: [busy({ 'retry-after': '30' })] },
  { title: 'history missing_scope', on: 'history', variants: [refused('missing_scope')] },
  {
    title: 'delete refused',
    on: 'delete',
    variants: [refused('cant_delete_message'), dropped(null), dropped(0)],
  },
  { title: 'SQLITE_BUSY', on: 'sqlite', codes: ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'] },
  { title: 'SQLITE_FULL', on: 'sqlite', codes: ['SQLITE_FULL'] },
  { title: 'SQLITE_IOERR', on: 'sqlite', codes: ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC'] },
  {
    title: 'Postgres 40001, 57P01, connection lost during COMMIT',
    on: 'postgres',
    codes: ['40001', '57P01', LOST_COMMIT],
  },
  {
    title: 'clock ±1 h, ±1 d',
    on: 'machine',
    isFatal: false,
    variants: [step(HOUR), step(-HOUR), step(24 * HOUR), step(-24 * HOUR)],
  },
  { title: 'event loop blocked for 5 s', on: 'machine', isFatal: false, variants: [pause(5000)] },
  { title: 'SIGKILL', on: 'machine', isFatal: true, variants: [(world) => world.kill()] },
  { title: 'SIGSTOP beyond the lease', on: 'machine', isFatal: false, variants: [pause(90_000)] },
];
