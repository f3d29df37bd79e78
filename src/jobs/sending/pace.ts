import type { Delivery } from '../../store/deliveries/delivery.ts';
import { buckets, type Rate } from './rates.ts';

/** So many requests of one workspace may be under way at once. */
const AT_ONCE = 20;

/** How fast may be sent, and what is being sent. In one conversation one message goes after the other. */
export interface Pace {
  /** How many more messages a workspace may get now. */
  room(teamId: string): number;
  /** Conversations of a workspace that must not be written to just now. */
  busyTargets(teamId: string): string[];
  /** Counts a message as being sent until `end`. */
  begin(delivery: Delivery): void;
  end(delivery: Delivery): void;
  slowDown(teamId: string, ms: number): void;
  /** Milliseconds until something that is held back by a rate may go; null if nothing is. */
  waitMs(): number | null;
  /** Resolves once nothing is being sent. */
  idle(): Promise<void>;
}

/** Where a delivery goes to: a channel, or a person's direct messages. */
export function targetOf(delivery: Delivery): string {
  return delivery.channelId ?? delivery.userId ?? '';
}

/** A pace at which nothing has been sent yet. */
export function openPace(
  rates: { readonly perChannel: Rate; readonly perTeam: Rate },
  monotonic: () => number,
): Pace {
  const teams = buckets(rates.perTeam, monotonic);
  const targets = buckets(rates.perChannel, monotonic);
  const underWay = new Map<string, Delivery>();
  const waiting: (() => void)[] = [];
  const nameOf = (delivery: Delivery) => `${delivery.teamId} ${targetOf(delivery)}`;
  const of = (teamId: string) => [...underWay.values()].filter((delivery) => delivery.teamId === teamId);
  return {
    room: (teamId) => Math.min(teams.level(teamId), AT_ONCE - of(teamId).length),
    busyTargets(teamId) {
      const prefix = `${teamId} `;
      const paused = [...targets.empty().keys()].filter((name) => name.startsWith(prefix));
      return [...new Set([...paused.map((name) => name.slice(prefix.length)), ...of(teamId).map(targetOf)])];
    },
    begin(delivery) {
      underWay.set(delivery.id, delivery);
      teams.take(delivery.teamId);
      targets.take(nameOf(delivery));
    },
    end(delivery) {
      underWay.delete(delivery.id);
      if (underWay.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    slowDown: (teamId, ms) => teams.block(teamId, ms),
    waitMs() {
      const waits = [...teams.empty().values(), ...targets.empty().values()];
      return waits.length === 0 ? null : Math.min(...waits);
    },
    idle: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
  };
}
