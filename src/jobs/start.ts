import type { Deps } from '../deps.ts';
import { plusMs } from '../domain/time/wall.ts';
import { countUnsettled } from '../store/deliveries/find.ts';
import { sweepLostClaims } from '../store/deliveries/settle.ts';
import { planQuestions } from './plan.ts';
import { planDigests } from './plan-digests.ts';
import { reconcile } from './reconcile.ts';
import { openRetention } from './retention.ts';
import { startLooking } from './schedule.ts';
import { sendDue } from './send.ts';
import { createSender } from './sender.ts';
import type { JobSettings } from './settings.ts';
import { updateSurfaces } from './surfaces.ts';

/** The part of Hunch that acts by itself. */
export interface Jobs {
  /** Something was enqueued: look soon. */
  wake(): void;
  /** Sends nothing until `resume`; resolves once nothing is being sent. */
  pause(): Promise<void>;
  /** Goes on, and resolves once nothing that is due is left unsent. */
  resume(): Promise<void>;
  /** Stops claiming, and resolves when what was being sent is settled. */
  stop(): Promise<void>;
}

/** Looks in vain so often before "nothing is left" is believed to be "nothing can be done now". */
const SETTLE_LOOKS = 40;
const SETTLE_PAUSE_MS = 50;

/**
 * Starts looking for work: plan what is due, send it, look up what is in doubt, bring cards and Homes up to date.
 *
 * @param secret key of the opaque message keys, from the database
 */
export async function startJobs(deps: Deps, settings: JobSettings, secret: string): Promise<Jobs> {
  let isHeld = false;
  const sender = createSender(deps, settings, secret, () => isHeld);
  // One process has a SQLite file: whatever is being sent there was being sent by a process that is gone.
  if (deps.db.dialect === 'sqlite')
    await sweepLostClaims(deps.db, 'all', plusMs(deps.clock.machineNow(), settings.firstLookUpMs));
  const forget = openRetention(deps);
  const work = async () => {
    if (isHeld) return;
    await planQuestions(deps);
    await planDigests(deps);
    while (!isHeld && (await sendDue(sender)) > 0);
    if (!isHeld) await reconcile(sender);
    if (!isHeld) await updateSurfaces(deps);
    if (!isHeld) await forget();
  };
  const looking = startLooking(work, {
    tickMs: settings.tickMs,
    monotonic: () => deps.clock.monotonic(),
    log: deps.log,
  });
  looking.wake();
  return {
    wake: looking.wake,
    async pause() {
      isHeld = true;
      await looking.look();
    },
    async resume() {
      isHeld = false;
      for (let tries = 0; tries < SETTLE_LOOKS; tries += 1) {
        await looking.look();
        if ((await countUnsettled(deps.db.read, deps.clock.now())) === 0) break;
        await new Promise((resolve) => setTimeout(resolve, SETTLE_PAUSE_MS));
      }
      await looking.look();
    },
    async stop() {
      isHeld = true;
      await looking.stop();
    },
  };
}
