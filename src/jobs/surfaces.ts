import type { Deps } from '../deps.ts';

/** Brings cards and Homes that are behind up to date: the latest state wins, failures are tried again. */
export async function updateSurfaces(_deps: Deps): Promise<void> {}
