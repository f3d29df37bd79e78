import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import type { Retention } from './domain/retention.ts';
import type { Clock } from './domain/time/clock.ts';
import type { Messenger } from './slack/messenger.ts';

/** What main.ts makes once and hands around as one plain object. */
export interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly messenger: Messenger;
  readonly log: Logger;
  /** A new opaque id, unique for ever. */
  readonly newId: () => string;
  /** Tells the sender that something was enqueued; cheap, never waits, never throws. */
  readonly wake: () => void;
  /** SVG text to PNG bytes at twice its size, off the event loop. */
  readonly rasterise: (svg: string) => Promise<Uint8Array>;
  /** What people type to reach Hunch, with its slash: `/predict`. */
  readonly commandName: string;
  readonly retention: Retention;
}
