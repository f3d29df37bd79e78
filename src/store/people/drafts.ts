import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { RecordForm } from '../../domain/capture/form.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** Typed text that is not recorded yet, kept until it is, or until it expires. */
export interface Draft {
  readonly teamId: string;
  readonly id: string;
  readonly userId: string;
  readonly text: string;
  /** What stood in the form, where it was a form that could not be recorded. */
  readonly form: RecordForm | null;
  /** Where it was typed. */
  readonly channelId: string | null;
  /** Relative times in it mean this moment. */
  readonly typedAt: Instant;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Keeps a draft for so many days of world time; the same inbound request keeps it once. Returns the id under which it
 * is kept.
 */
export async function keepDraft(
  tx: Tx,
  draft: Draft & { readonly originKey: string },
  days: number,
): Promise<string> {
  await tx
    .insertInto('drafts')
    .values({
      team_id: draft.teamId,
      id: draft.id,
      user_id: draft.userId,
      origin_key: draft.originKey,
      text: draft.text,
      form: draft.form === null ? null : JSON.stringify(draft.form),
      channel_id: draft.channelId,
      typed_at: draft.typedAt,
      expires_at: new Date(Date.parse(draft.typedAt) + days * DAY_MS).toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['team_id', 'origin_key']).doNothing())
    .execute();
  const kept = await tx
    .selectFrom('drafts')
    .select('id')
    .where('team_id', '=', draft.teamId)
    .where('origin_key', '=', draft.originKey)
    .executeTakeFirstOrThrow();
  return kept.id;
}

/** The draft of this id, if it is this person's. */
export async function findDraft(
  db: Reader,
  teamId: string,
  userId: string,
  id: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDraft(row);
}

/** A person's drafts that have not expired at `now`, newest first. */
export async function listDrafts(
  db: Reader,
  teamId: string,
  userId: string,
  now: Instant,
  limit: number,
): Promise<Draft[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('typed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toDraft);
}

/** Throws a person's draft away. Returns false if it was gone already: recorded, thrown away or expired. */
export async function deleteDraft(tx: Tx, teamId: string, userId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('drafts')
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

/** Deletes drafts of every workspace that expired by `now`. Repeating it does no harm. */
export async function deleteExpiredDrafts(
  tx: Tx,
  now: Instant,
): Promise<{ readonly teamId: string; readonly userId: string }[]> {
  const deleted = await tx
    .deleteFrom('drafts')
    .where('expires_at', '<=', now)
    .returning(['team_id', 'user_id'])
    .execute();
  return deleted.map((row) => ({ teamId: row.team_id, userId: row.user_id }));
}

function toDraft(row: Row<'drafts'>): Draft {
  return {
    teamId: row.team_id,
    id: row.id,
    userId: row.user_id,
    text: row.text,
    form: row.form === null ? null : (JSON.parse(row.form) as RecordForm),
    channelId: row.channel_id,
    typedAt: row.typed_at,
  };
}
