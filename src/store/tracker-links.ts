import type { Reader, Tx } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';

/**
 * Whom a name in a run's report means: a person of the workspace by their Slack id, or by the name that they have with
 * that tracker (`*` holds for all of them). Null for somebody Hunch does not know.
 */
export async function findLinked(
  db: Reader,
  teamId: string,
  tracker: string,
  name: string,
): Promise<string | null> {
  const member = await db
    .selectFrom('members')
    .select('user_id')
    .where('team_id', '=', teamId)
    .where('user_id', '=', name)
    .executeTakeFirst();
  if (member) return member.user_id;
  const link = await db
    .selectFrom('tracker_links')
    .select('user_id')
    .where('team_id', '=', teamId)
    .where('tracker', 'in', [tracker, '*'])
    .where('name', '=', name.toLowerCase())
    .orderBy('tracker', 'desc')
    .executeTakeFirst();
  return link?.user_id ?? null;
}

/** The names that a person has with trackers (`*` for all of them), in alphabetical order. */
export async function listLinks(
  db: Reader,
  teamId: string,
  userId: string,
): Promise<{ readonly tracker: string; readonly name: string }[]> {
  return db
    .selectFrom('tracker_links')
    .select(['tracker', 'name'])
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .orderBy('tracker')
    .orderBy('name')
    .execute();
}

/** Forgets such a name, if it is this person's; false if it was not, or was forgotten before. */
export async function unlinkTracker(
  tx: Tx,
  link: { readonly teamId: string; readonly tracker: string; readonly name: string; readonly userId: string },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('tracker_links')
    .where('team_id', '=', link.teamId)
    .where('tracker', '=', link.tracker)
    .where('name', '=', link.name)
    .where('user_id', '=', link.userId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

/** Remembers that a tracker's name, or an e-mail address, is this person; the latest word holds. */
export async function linkTracker(
  tx: Tx,
  link: { readonly teamId: string; readonly tracker: string; readonly name: string; readonly userId: string },
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('tracker_links')
    .values({
      team_id: link.teamId,
      tracker: link.tracker,
      name: link.name.toLowerCase(),
      user_id: link.userId,
      linked_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'tracker', 'name']).doUpdateSet({ user_id: link.userId, linked_at: at }),
    )
    .execute();
}
