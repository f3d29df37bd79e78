import type { Db, Reader, Tx } from '../../../db/connect.ts';
import { FIRST_PAGES, type HomePages } from '../../domain/people/home-pages.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** A Home that shows an older state than its person has. */
export interface StaleHome {
  readonly teamId: string;
  readonly userId: string;
  readonly wanted: number;
  readonly pages: HomePages;
}

/** Homes that are behind, turned to the pages on which their people left them. */
export async function listStaleHomes(db: Reader, machineNow: Instant, limit: number): Promise<StaleHome[]> {
  const rows = await db
    .selectFrom('homes')
    .selectAll()
    .whereRef('wanted', '>', 'shown')
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', machineNow)]))
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    teamId: row.team_id,
    userId: row.user_id,
    wanted: row.wanted,
    pages: pagesOf(row.pages),
  }));
}

/** Where somebody's Home is turned to. */
export async function findHomePages(db: Reader, teamId: string, userId: string): Promise<HomePages> {
  const row = await db
    .selectFrom('homes')
    .select('pages')
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return pagesOf(row?.pages ?? null);
}

/** Remembers where somebody's Home is turned to, so that it stays there when it is brought up to date. */
export async function setHomePages(tx: Tx, teamId: string, userId: string, pages: HomePages): Promise<void> {
  const turned = { pages: JSON.stringify(pages) };
  await tx
    .insertInto('homes')
    .values({ team_id: teamId, user_id: userId, wanted: 0, ...turned })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(turned))
    .execute();
}

const pagesOf = (json: string | null): HomePages =>
  json === null ? FIRST_PAGES : (JSON.parse(json) as HomePages);

/** Home shows at least this version now. */
export async function markHomeShown(
  db: Db,
  home: { readonly teamId: string; readonly userId: string; readonly wanted: number },
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('homes')
      .set({ shown: home.wanted, not_before: null })
      .where('team_id', '=', home.teamId)
      .where('user_id', '=', home.userId)
      .where('shown', '<', home.wanted)
      .execute(),
  );
}

/** Publishing failed, or has to wait: again not before a machine instant. */
export async function putOffHome(
  db: Db,
  home: { readonly teamId: string; readonly userId: string },
  notBefore: Instant,
): Promise<void> {
  await db.write((tx) =>
    tx
      .updateTable('homes')
      .set({ not_before: notBefore })
      .where('team_id', '=', home.teamId)
      .where('user_id', '=', home.userId)
      .execute(),
  );
}
