import type { Db, Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Person } from '../predictions/mine.ts';

/** The picture on somebody's Home. */
export interface HomePicture {
  /** Of what was drawn: the same picture is not uploaded twice. */
  readonly fingerprint: string;
  /** Null where Slack took no picture. */
  readonly fileId: string | null;
  readonly alt: string;
  /** Machine instant from which on Slack can show it. */
  readonly readyAt: Instant;
}

/** The picture last uploaded for a person's Home. */
export async function findHomePicture(
  db: Reader,
  { teamId, userId }: Person,
): Promise<HomePicture | undefined> {
  const row = await db
    .selectFrom('home_pictures')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { fingerprint: row.fingerprint, fileId: row.file_id, alt: row.alt, readyAt: row.ready_at };
}

/** Remembers what was uploaded; the last one wins. */
export async function setHomePicture(
  db: Db,
  { teamId, userId }: Person,
  picture: HomePicture,
): Promise<void> {
  const { fingerprint, fileId, alt, readyAt } = picture;
  const columns = { fingerprint, file_id: fileId, alt, ready_at: readyAt };
  await db.write((tx) =>
    tx
      .insertInto('home_pictures')
      .values({ team_id: teamId, user_id: userId, ...columns })
      .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(columns))
      .execute(),
  );
}
