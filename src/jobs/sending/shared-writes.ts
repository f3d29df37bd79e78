import type { Db, Tx } from '../../../db/connect.ts';

/** Work that only touches the database, so that it may be done again from the start. */
type Work = (tx: Tx) => Promise<void>;

/**
 * Writes that arrive while another is being committed share the next commit, because a durable commit takes as long
 * for twenty rows as for one. Each promise resolves once its own write is committed; a failing one fails alone.
 */
export function sharedWrites(db: Db): (work: Work) => Promise<void> {
  let waiting: { work: Work; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let isWriting = false;
  const writeAll = async () => {
    isWriting = true;
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
      waiting.push({ work, resolve, reject });
      if (!isWriting) void writeAll();
    });
}
