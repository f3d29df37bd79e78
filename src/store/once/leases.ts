import { sql } from 'kysely';
import type { Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/**
 * Takes a lease on work of this installation, or keeps it: one holder has it at a time, until it ends or is given up.
 *
 * @param now lease time (`leaseNow`)
 * @returns whether `holder` has it until `until`
 */
export async function takeLease(
  tx: Tx,
  { name, holder }: { readonly name: string; readonly holder: string },
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<boolean> {
  // The end comes first: instants sort as text.
  const value = `${until} ${holder}`;
  const written = await tx
    .insertInto('secrets')
    .values({ name: rowOf(name), value })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ value })
        .where((where) =>
          where.or([
            where('secrets.value', 'like', `% ${holder}`),
            where(sql<string>`substr(secrets.value, 1, 24)`, '<', now),
          ]),
        ),
    )
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Gives a lease up, if this holder has it, so that nobody waits for its end. */
export async function giveUpLease(
  tx: Tx,
  { name, holder }: { readonly name: string; readonly holder: string },
): Promise<void> {
  await tx
    .deleteFrom('secrets')
    .where('name', '=', rowOf(name))
    .where('value', 'like', `% ${holder}`)
    .execute();
}

const rowOf = (name: string): string => `lease ${name}`;
