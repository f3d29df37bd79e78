import type { Tx } from '../../../db/connect.ts';

/** Slack gave a channel a new id (it became shared with another company): everything kept under the old one moves. */
export async function moveChannel(tx: Tx, teamId: string, oldId: string, newId: string): Promise<void> {
  const row = await tx
    .selectFrom('channels')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('channel_id', '=', oldId)
    .executeTakeFirst();
  if (!row) return;
  await tx
    .insertInto('channels')
    .values({ ...row, channel_id: newId, members_checked_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const at = { team_id: teamId, channel_id: oldId };
  for (const table of ['digests', 'cards', 'drafts', 'deliveries', 'scores', 'tokens'] as const)
    await tx
      .updateTable(table)
      .set({ channel_id: newId })
      .where('team_id', '=', teamId)
      .where('channel_id', '=', oldId)
      .execute();
  await tx
    .updateTable('predictions')
    .set({ shared_channel_id: newId })
    .where('team_id', '=', teamId)
    .where('shared_channel_id', '=', oldId)
    .execute();
  for (const table of ['levels', 'tag_levels', 'clusters', 'claims'] as const)
    await tx
      .updateTable(table)
      .set({ scope_id: newId })
      .where('team_id', '=', teamId)
      .where('scope', '=', 'channel')
      .where('scope_id', '=', oldId)
      .execute();
  await tx
    .deleteFrom('channels')
    .where((where) => where.and(at))
    .execute();
}
