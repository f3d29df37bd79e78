import type { Db, Tx } from '../../db/connect.ts';

/** Work that only touches the database, so that it may be done again from the start. */
type Work<T> = (tx: Tx) => Promise<T>;

/** Commits writes together. */
export type SharedWrite = <T>(work: Work<T>) => Promise<T>;

/**
 * Writes that are asked for at once, or while others are being committed, share a commit, because a durable one takes as
 * long for twenty rows as for one. Each promise resolves once its own write is committed; a failing one fails alone.
 */
export function sharedWrites(db: Db): SharedWrite {
  let waiting: { work: Work<void>; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let isWriting = false;
  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const all = db.write(async (tx) => {
        for (const { work } of batch) await work(tx);
      });
      await all.then(
        () => {
          for (const { resolve } of batch) resolve();
        },
        async () => {
          for (const { work, resolve, reject } of batch) await db.write(work).then(resolve, reject);
        },
      );
    }
    isWriting = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      let result: Awaited<ReturnType<typeof work>>;
      const keep = async (tx: Tx) => {
        result = await work(tx);
      };
      waiting.push({ work: keep, resolve: () => resolve(result), reject });
      if (isWriting) return;
      isWriting = true;
      queueMicrotask(writeAll);
    });
}
