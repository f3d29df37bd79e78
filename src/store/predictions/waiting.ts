import type { Reader } from '../../../db/connect.ts';

/** Asked and unanswered predictions of a person, the longest waiting first. */
export async function listWaitingIds(db: Reader, teamId: string, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('predictions')
    .select('id')
    .where('team_id', '=', teamId)
    .where('asked_id', '=', userId)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('fell_due_at', 'is not', null)
    .orderBy('fell_due_at')
    .orderBy('due_at')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map((row) => row.id);
}
