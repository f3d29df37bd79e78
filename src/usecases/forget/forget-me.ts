import type { Deps } from '../../deps.ts';
import {
  deleteOwn,
  keepUnderAlias,
  listHandedTo,
  listSharedFigures,
} from '../../store/forget/predictions.ts';
import { deleteMessages, deleteOwnRows, forgetRuns, takeNameOff } from '../../store/forget/traces.ts';
import { wantHomes } from '../../store/surfaces.ts';
import { bringBack, takeOut } from './shared-figures.ts';

/**
 * Removes everything that identifies a person; all or nothing. What others have forecast on stays under "someone",
 * and everybody else's figures agree with it. Safe to repeat; afterwards the person may begin anew.
 */
export async function forgetMe(
  deps: Deps,
  person: { readonly teamId: string; readonly userId: string },
): Promise<void> {
  // Random, so that it leads back to nobody; one each, so that two forgotten people stay two.
  const alias = `forgotten-${deps.newId()}`;
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    const askedAgain = await listHandedTo(tx, person);
    const taken = await takeOut(tx, await listSharedFigures(tx, person));
    await deleteOwnRows(tx, person);
    await deleteOwn(tx, person, alias, now);
    await keepUnderAlias(tx, person, alias, now);
    await forgetRuns(tx, person, alias);
    await takeNameOff(tx, person, alias);
    await deleteMessages(tx, person);
    await bringBack(tx, taken, { userId: person.userId, alias }, now);
    await wantHomes(tx, person.teamId, askedAgain);
  });
  await deps.db.shred();
  deps.wake();
}
