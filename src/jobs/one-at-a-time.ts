import type { Deps } from '../deps.ts';
import { plusMs } from '../domain/time/wall.ts';
import { leaseNow } from '../store/deliveries/claim.ts';
import { giveUpLease, takeLease } from '../store/once/leases.ts';

/** Work that of several instances on one Postgres one does at a time. */
export interface Turn {
  /** Whether it is this instance's turn, and stays so for a while; to be asked at every look and before every step. */
  isMine(): Promise<boolean>;
  /** The next may have it at once. */
  giveUp(): Promise<void>;
}

/** After this share of a lease it is renewed: a step that was begun just before ends long before the lease does. */
const SURE_SHARE = 1 / 3;

/**
 * A turn that lasts as long as its holder keeps looking, and ends by itself `leaseMs` after it stopped. A SQLite file
 * has one process, whose turn it always is, also right after one that was killed.
 */
export function openTurn(deps: Deps, name: string, leaseMs: number): Turn {
  const { db, clock } = deps;
  if (db.dialect === 'sqlite') return { isMine: async () => true, giveUp: async () => {} };
  const lease = { name, holder: deps.newId() };
  let sureUntil = Number.NEGATIVE_INFINITY;
  return {
    async isMine() {
      const askedAt = clock.monotonic();
      if (askedAt < sureUntil) return true;
      const isMine = await db.write(async (tx) => {
        const now = await leaseNow(tx, db.dialect, clock.machineNow());
        return takeLease(tx, lease, { now, until: plusMs(now, leaseMs) });
      });
      sureUntil = isMine ? askedAt + leaseMs * SURE_SHARE : Number.NEGATIVE_INFINITY;
      return isMine;
    },
    async giveUp() {
      sureUntil = Number.NEGATIVE_INFINITY;
      await db.write((tx) => giveUpLease(tx, lease));
    },
  };
}
