import { writeSync } from 'node:fs';
import type { Db } from '../../../db/connect.ts';

/** One blow at a process, by itself: the `nth` time that it comes to `point`. */
export interface Strike {
  readonly point: string;
  readonly nth: number;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

/** Told each time that the process comes to a point. */
export type AtPoint = (point: string) => void;

/** A function that strikes at its point, and nowhere else; says so on standard output first. */
export function striking(strike: Strike | null): AtPoint {
  let times = 0;
  return (point) => {
    if (point !== strike?.point) return;
    times += 1;
    if (times !== strike.nth) return;
    writeSync(1, `${strike.signal === 'SIGKILL' ? 'struck' : 'stopped'} ${point}\n`);
    process.kill(process.pid, strike.signal);
  };
}

/** The same database, with points before and after each commit. */
export function pointsAroundCommits(db: Db, at: AtPoint): Db {
  return {
    ...db,
    async write(work) {
      const result = await db.write(async (tx) => {
        const done = await work(tx);
        at('commit:before');
        return done;
      });
      at('commit:after');
      return result;
    },
  };
}
