import { schedule } from 'node-cron';
import type { Lane } from './lane.ts';

/** If nothing looked for this long although it should have, cron was silent: look anyway. */
const SILENCE_MAX_MS = 30_000;

/**
 * Says when to look: every few seconds by cron (UTC), and by a watchdog on a monotonic timer should cron fall silent,
 * as it does when the clock is set back. What there is to do is the database's to say.
 *
 * @returns a function that ends it
 */
export function startTicking(
  lanes: readonly Lane[],
  { tickMs, monotonic }: { readonly tickMs: number; readonly monotonic: () => number },
): () => Promise<void> {
  const look = () => {
    for (const lane of lanes) lane.wake();
  };
  const cron = schedule(`*/${Math.max(1, Math.round(tickMs / 1000))} * * * * *`, look, {
    timezone: 'Etc/UTC',
    noOverlap: true,
    // A look that came late costs only delay: the next one finds the same work.
    suppressMissedWarning: true,
    name: 'look for work',
  });
  const watchdog = setInterval(() => {
    for (const lane of lanes) if (monotonic() - lane.lookedAt() > SILENCE_MAX_MS) lane.wake();
  }, SILENCE_MAX_MS);
  watchdog.unref();
  return async () => {
    clearInterval(watchdog);
    await cron.destroy();
  };
}
