import type { Deps } from '../../deps.ts';
import type { HomePages } from '../../domain/people/home-pages.ts';
import { findHomePages, setHomePages } from '../../store/people/homes.ts';

/** Turns somebody's Home to these pages, where it then stays when it is brought up to date. */
export async function turnHome(
  deps: Deps,
  person: { readonly teamId: string; readonly userId: string },
  pages: HomePages,
): Promise<void> {
  const { teamId, userId } = person;
  const now = await findHomePages(deps.db.read, teamId, userId);
  const isThere = now.waiting === pages.waiting && now.open === pages.open && now.recent === pages.recent;
  if (!isThere) await deps.db.write((tx) => setHomePages(tx, teamId, userId, pages));
}
