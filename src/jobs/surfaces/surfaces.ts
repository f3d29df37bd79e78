import type { Deps } from '../../deps.ts';
import { updateCards } from './cards.ts';
import { updateHomes } from './homes.ts';
import { updatePosted } from './posted.ts';

/** Brings cards, posted questions and Homes that are behind up to date: the latest state wins, failures are tried again. */
export async function updateSurfaces(deps: Deps): Promise<void> {
  await updateCards(deps);
  await updatePosted(deps);
  await updateHomes(deps);
}
