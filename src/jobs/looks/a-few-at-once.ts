import type { Db } from '../../../db/connect.ts';

/**
 * Does something for each, a few at a time. What fails for one holds up none of the others, and is thrown when all have
 * had their turn; where the database itself is in trouble the others would fail too, so it is thrown at once.
 */
export async function aFewAtOnce<T>(
  db: Db,
  items: readonly T[],
  few: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < items.length; from += few) {
    const results = await Promise.allSettled(items.slice(from, from + few).map(work));
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const trouble = failed.find((error) => db.troubleOf(error));
    if (trouble !== undefined) throw trouble;
    failures.push(...failed);
  }
  if (failures.length > 0) throw failures[0];
}
