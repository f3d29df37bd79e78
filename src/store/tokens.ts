import type { Reader, Tx } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';

/** A token by which programs speak to Hunch; the secret itself is kept nowhere. */
export interface Token {
  readonly teamId: string;
  readonly id: string;
  /** Whom it speaks for; null for a project's. */
  readonly userId: string | null;
  /** The channel of a project's token. */
  readonly channelId: string | null;
  readonly label: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant | null;
}

/** Keeps a token by the hash of its secret. */
export async function insertToken(tx: Tx, token: Omit<Token, 'lastUsedAt'>, hash: string): Promise<void> {
  await tx
    .insertInto('tokens')
    .values({
      team_id: token.teamId,
      id: token.id,
      hash,
      user_id: token.userId,
      channel_id: token.channelId,
      label: token.label,
      made_by: token.madeBy,
      made_at: token.madeAt,
    })
    .execute();
}

/** Tokens, with their hashes, whose hash begins with `prefix`, unless they were revoked; hardly ever more than one. */
export async function listTokensByHash(
  db: Reader,
  prefix: string,
): Promise<{ readonly token: Token; readonly hash: string }[]> {
  const rows = await listed(db)
    .where('hash', '>=', prefix)
    .where('hash', '<', `${prefix}g`)
    .orderBy('hash')
    .limit(8)
    .execute();
  return rows.map((row) => ({ token: toToken(row), hash: row.hash }));
}

/** The token with this id, which is public, unless it was revoked. */
export async function findTokenById(db: Reader, id: string): Promise<Token | undefined> {
  const row = await listed(db).where('id', '=', id).executeTakeFirst();
  return row && toToken(row);
}

/** Tokens that somebody made and that still work, newest first. */
export async function listTokens(db: Reader, teamId: string, madeBy: string): Promise<Token[]> {
  const rows = await listed(db)
    .where('team_id', '=', teamId)
    .where('made_by', '=', madeBy)
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map(toToken);
}

/** Ends a token; false if it was not this person's or had ended already. */
export async function revokeToken(
  tx: Tx,
  token: { readonly teamId: string; readonly id: string; readonly madeBy: string },
  at: Instant,
): Promise<boolean> {
  const updated = await tx
    .updateTable('tokens')
    .set({ revoked_at: at })
    .where('team_id', '=', token.teamId)
    .where('id', '=', token.id)
    .where('made_by', '=', token.madeBy)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Notes that a token was used (machine time). */
export async function touchToken(tx: Tx, token: Pick<Token, 'teamId' | 'id'>, at: Instant): Promise<void> {
  await tx
    .updateTable('tokens')
    .set({ last_used_at: at })
    .where('team_id', '=', token.teamId)
    .where('id', '=', token.id)
    .execute();
}

function listed(db: Reader) {
  return db.selectFrom('tokens').selectAll().where('revoked_at', 'is', null);
}

function toToken(row: {
  team_id: string;
  id: string;
  user_id: string | null;
  channel_id: string | null;
  label: string;
  made_by: string;
  made_at: string;
  last_used_at: string | null;
}): Token {
  return {
    teamId: row.team_id,
    id: row.id,
    userId: row.user_id,
    channelId: row.channel_id,
    label: row.label,
    madeBy: row.made_by,
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
  };
}
