import { schedule } from 'node-cron';
import type { Logger } from 'pino';

/** A job that looks for work whenever it is told to, one look at a time. */
export interface Looking {
  /** Look soon; cheap, and many calls are one look. */
  wake(): void;
  /** Resolves when a look that began after this call has ended. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** One look may take this long before the log says so; another never starts beside it. */
const LOOK_MAX_MS = 120_000;
/** If nothing looked for this long although it should have, cron was silent: look anyway. */
const SILENCE_MAX_MS = 30_000;

/**
 * Says when to look: on a wake, every few seconds by cron (UTC), and by a watchdog on a monotonic timer should cron
 * fall silent, as it does when the clock is set back. What there is to do is the database's to say.
 */
export function startLooking(
  work: () => Promise<void>,
  options: { readonly tickMs: number; readonly monotonic: () => number; readonly log: Logger },
): Looking {
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isStopped = false;
  let lookedAt = options.monotonic();

  const run = async (): Promise<void> => {
    lookedAt = options.monotonic();
    const slow = setTimeout(
      () => options.log.error('looking for work takes longer than two minutes'),
      LOOK_MAX_MS,
    );
    try {
      await work();
    } catch (error) {
      options.log.error(
        {
          error:
            error instanceof Error
              ? `${error.name} ${error.stack?.split('\n').slice(1, 4).join(' ')}`
              : 'thrown',
        },
        'looking for work failed; trying again',
      );
    } finally {
      clearTimeout(slow);
    }
  };
  const look = (): Promise<void> => {
    if (isStopped) return current ?? Promise.resolve();
    if (current === null) {
      current = run().finally(() => {
        current = null;
      });
      return current;
    }
    // Work that came while a look was under way may have been missed by it: exactly one more follows.
    next ??= current.then(() => {
      next = null;
      return look();
    });
    return next;
  };
  const wake = () => void look().catch(() => undefined);

  const cron = schedule(`*/${Math.max(1, Math.round(options.tickMs / 1000))} * * * * *`, wake, {
    timezone: 'Etc/UTC',
    noOverlap: true,
    // A look that came late costs only delay: the next one finds the same work.
    suppressMissedWarning: true,
    name: 'look for work',
  });
  const watchdog = setInterval(() => {
    if (options.monotonic() - lookedAt > SILENCE_MAX_MS) wake();
  }, SILENCE_MAX_MS);
  watchdog.unref();
  return {
    wake,
    look,
    async stop() {
      isStopped = true;
      clearInterval(watchdog);
      await cron.destroy();
      await (next ?? current);
    },
  };
}
