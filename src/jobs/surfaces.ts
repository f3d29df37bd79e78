import type { Deps } from '../deps.ts';
import { updateCards } from './cards.ts';
import { updateHomes } from './homes.ts';

/** Brings cards and Homes that are behind up to date: the latest state wins, failures are tried again. */
export async function updateSurfaces(deps: Deps): Promise<void> {
  await updateCards(deps);
  await updateHomes(deps);
}
