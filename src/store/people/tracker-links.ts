import type { Reader, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

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

/** A name with a tracker (`*` for all of them), and whose it is or is to be. */
interface Link {
  readonly teamId: string;
  readonly tracker: string;
  readonly name: string;
  readonly userId: string;
}

/** Forgets such a name, if it is this person's; false if it was not, or was forgotten before. */
export async function unlinkTracker(tx: Tx, link: Link): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('tracker_links')
    .where('team_id', '=', link.teamId)
    .where('tracker', '=', link.tracker)
    .where('name', '=', link.name)
    .where('user_id', '=', link.userId)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

/**
 * Remembers that a tracker's name, or an e-mail address, is this person. The first word holds: a name that is somebody
 * else's with this tracker, or with all of them, stays theirs until they give it up or leave the workspace.
 *
 * @returns null once it is this person's, else whose it is
 */
export async function linkTracker(tx: Tx, link: Link, at: Instant): Promise<string | null> {
  const holder = await findHolder(tx, link);
  if (holder !== null) return holder;
  const written = await tx
    .insertInto('tracker_links')
    .values({
      team_id: link.teamId,
      tracker: link.tracker,
      name: link.name.toLowerCase(),
      user_id: link.userId,
      linked_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['team_id', 'tracker', 'name'])
        .doUpdateSet({ user_id: link.userId, linked_at: at })
        .where((eb) =>
          eb.or([
            eb('tracker_links.user_id', '=', link.userId),
            eb('tracker_links.user_id', 'in', whoLeft(tx, link.teamId)),
          ]),
        ),
    )
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n ? null : findHolder(tx, link);
}

/** Who else in the workspace has a name with a tracker, or with all of them. */
async function findHolder(tx: Tx, link: Link): Promise<string | null> {
  const held = await tx
    .selectFrom('tracker_links')
    .select('user_id')
    .where('team_id', '=', link.teamId)
    .where('tracker', 'in', [link.tracker, '*'])
    .where('name', '=', link.name.toLowerCase())
    .where('user_id', '!=', link.userId)
    .where('user_id', 'not in', whoLeft(tx, link.teamId))
    .executeTakeFirst();
  return held?.user_id ?? null;
}

const whoLeft = (tx: Tx, teamId: string) =>
  tx.selectFrom('members').select('user_id').where('team_id', '=', teamId).where('is_deleted', '=', 1);
