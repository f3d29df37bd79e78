import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../store/deliveries/delivery.ts';
import { buckets } from './rates.ts';
import type { JobSettings } from './settings.ts';

/** Slack's clock and this machine's may differ by so much before nothing is sent any more. */
const SKEW_MAX_MS = 120_000;

/** What the steps of the job share: whom they work for, how fast, and whether they still should. */
export interface Sender {
  readonly deps: Deps;
  readonly settings: JobSettings;
  readonly owner: string;
  /** Key of the opaque message keys; lives in the database. */
  readonly secret: string;
  isStopping(): boolean;
  maySend(delivery: Delivery): boolean;
  count(delivery: Delivery): void;
  slowDown(delivery: Delivery, ms: number): void;
}

/** A sender with full buckets. */
export function createSender(
  deps: Deps,
  settings: JobSettings,
  secret: string,
  isStopping: () => boolean,
): Sender {
  const monotonic = () => deps.clock.monotonic();
  const channels = buckets(settings.perChannel, monotonic);
  const teams = buckets(settings.perTeam, monotonic);
  const channelOf = (delivery: Delivery) => `${delivery.teamId}|${delivery.channelId ?? delivery.userId}`;
  let hasComplained = false;
  const isClockRight = () => {
    const skew = deps.messenger.skewMs();
    const isRight = skew === null || Math.abs(skew) <= SKEW_MAX_MS;
    if (!isRight && !hasComplained)
      deps.log.error(
        { skewMs: skew },
        "this machine's clock differs from Slack's by more than two minutes: nothing is sent until it is set",
      );
    hasComplained = !isRight;
    return isRight;
  };
  return {
    deps,
    settings,
    owner: randomUUID(),
    secret,
    isStopping,
    maySend: (delivery) => isClockRight() && channels.has(channelOf(delivery)) && teams.has(delivery.teamId),
    count(delivery) {
      channels.take(channelOf(delivery));
      teams.take(delivery.teamId);
    },
    slowDown: (delivery, ms) => teams.block(delivery.teamId, ms),
  };
}
