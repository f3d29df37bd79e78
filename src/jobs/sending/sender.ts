import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { SentContext } from '../kinds/kind.ts';
import type { JobSettings } from '../settings.ts';
import { type SharedWrite, sharedWrites } from '../shared-writes.ts';
import { openPace, type Pace } from './pace.ts';
import { type Buckets, buckets } from './rates.ts';

/** What the steps of sending share: whom they work for, how fast, and whether they still should. */
export interface Sender {
  readonly deps: Deps;
  readonly settings: JobSettings;
  readonly owner: string;
  /** World time. What was due by then may be what ended the process before this one. */
  readonly startedAt: Instant;
  /** Key of the opaque message keys; lives in the database. */
  readonly secret: string;
  readonly pace: Pace;
  /** One write among those that are committed together. */
  readonly write: SharedWrite;
  /** Reading history is limited much more than posting. */
  readonly lookUps: Buckets;
  isStopping(): boolean;
  /** Whether this machine's clock can be trusted to say what is due. */
  isClockRight(): Promise<boolean>;
  /** Looks again in so many milliseconds. */
  wakeIn(ms: number): void;
}

/** A sender that has not sent anything yet. */
export function createSender(
  deps: Deps,
  settings: JobSettings,
  secret: string,
  run: Pick<Sender, 'isStopping' | 'isClockRight' | 'wakeIn'>,
): Sender {
  const monotonic = () => deps.clock.monotonic();
  return {
    deps,
    settings,
    owner: randomUUID(),
    startedAt: deps.clock.now(),
    secret,
    pace: openPace(settings, monotonic),
    lookUps: buckets(settings.lookUpsPerTeam, monotonic),
    write: sharedWrites(deps.db),
    ...run,
  };
}

/** What a kind may look at within a transaction. */
export function contextOf({ clock, commandName }: Deps, db: Tx): SentContext {
  return { db, now: clock.now(), commandName };
}
