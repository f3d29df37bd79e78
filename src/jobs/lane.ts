import type { Logger } from 'pino';

/** One kind of work that is looked for again and again, one look at a time. */
export interface Lane {
  readonly name: string;
  /** Looks soon; cheap, and many calls are one look. */
  wake(): void;
  /** Looks in so many milliseconds at the latest. */
  wakeIn(ms: number): void;
  /** Resolves when a look that began after this call has ended. */
  look(): Promise<void>;
  /** Monotonic instant at which the latest look began. */
  lookedAt(): number;
  /** No more looks; resolves when the present one has ended. */
  stop(): Promise<void>;
}

/** A look that takes longer is given up on: the next may begin beside it, which every job here survives. */
const LOOK_MAX_MS = 120_000;

/** A lane for `work`, which decides by the database what there is to do; a look that fails is logged and repeated. */
export function createLane(
  name: string,
  work: () => Promise<void>,
  { monotonic, log }: { readonly monotonic: () => number; readonly log: Logger },
): Lane {
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let timer: { readonly at: number; readonly handle: NodeJS.Timeout } | null = null;
  let isStopped = false;
  let lookedAt = monotonic();

  const run = async (): Promise<void> => {
    lookedAt = monotonic();
    try {
      await withinTime(work());
    } catch (error) {
      log.error({ lane: name, error: describe(error) }, 'looking for work failed; trying again');
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
  const wake = () => void look();
  return {
    name,
    wake,
    wakeIn(ms) {
      const at = monotonic() + ms;
      if (isStopped || (timer !== null && timer.at <= at)) return;
      if (timer !== null) clearTimeout(timer.handle);
      const handle = setTimeout(() => {
        timer = null;
        wake();
      }, ms);
      timer = { at, handle };
    },
    look,
    lookedAt: () => lookedAt,
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer.handle);
      await (next ?? current);
    },
  };
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took longer than two minutes')), LOOK_MAX_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Class, code and place, never the message: it may hold what somebody typed. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.name}${code} ${error.stack?.split('\n').slice(1, 4).join(' ')}`;
}
