import type { Tx } from '../../../db/connect.ts';
import type { Person } from '../predictions/mine.ts';

/** Tables that hold nothing but what belongs to one person, named by `user_id`. */
const OWN_TABLES = ['drafts', 'homes', 'home_pictures', 'tracker_links', 'channel_members'] as const;

/** Removes a person's row and everything that is theirs alone; tokens that they made for a channel end, too. */
export async function deleteOwnRows(tx: Tx, { teamId, userId }: Person): Promise<void> {
  for (const table of OWN_TABLES)
    await tx.deleteFrom(table).where('team_id', '=', teamId).where('user_id', '=', userId).execute();
  await tx
    .deleteFrom('tokens')
    .where('team_id', '=', teamId)
    .where((where) => where.or([where('user_id', '=', userId), where('made_by', '=', userId)]))
    .execute();
  for (const table of ['levels', 'tag_levels', 'clusters', 'claims'] as const)
    await tx
      .deleteFrom(table)
      .where('team_id', '=', teamId)
      .where('scope', '=', 'person')
      .where('scope_id', '=', userId)
      .execute();
  await tx.deleteFrom('members').where('team_id', '=', teamId).where('user_id', '=', userId).execute();
}

/**
 * Removes a person from what came in and what goes out: messages to them, what they typed, and the wording of
 * everything that was sent, since it may quote them. That something was sent to others stays, so nothing is sent twice.
 */
export async function deleteMessages(tx: Tx, { teamId, userId }: Person): Promise<void> {
  const deliveries = tx.updateTable('deliveries').where('team_id', '=', teamId);
  await tx.deleteFrom('deliveries').where('team_id', '=', teamId).where('user_id', '=', userId).execute();
  await deliveries
    .set({ state: 'cancelled' })
    .where('kind', '=', 'digest-more')
    .where('state', '=', 'pending')
    .execute();
  await deliveries
    .set({ body: null, payload: '{}' })
    .where('state', 'in', ['sent', 'failed', 'cancelled'])
    .where((where) => where.or([where('body', 'is not', null), where('payload', '<>', '{}')]))
    .execute();
  // Not sent yet: rendered anew, without them.
  await deliveries
    .set((column) => ({
      body: null,
      payload: column.fn<string>('replace', ['payload', column.val(`"${userId}"`), column.val('null')]),
    }))
    .where('state', 'in', ['pending', 'unknown'])
    .execute();
  await tx.deleteFrom('inbox').where('team_id', '=', teamId).where('body', 'like', `%"${userId}"%`).execute();
  await tx.deleteFrom('requests').where('team_id', '=', teamId).where('key', 'like', `%${userId}%`).execute();
}

/** Takes a person's name off what they set up for others, which goes on without them. */
export async function takeNameOff(tx: Tx, { teamId, userId }: Person, alias: string): Promise<void> {
  await tx
    .updateTable('digests')
    .set({ set_by: alias })
    .where('team_id', '=', teamId)
    .where('set_by', '=', userId)
    .execute();
  await tx
    .updateTable('teams')
    .set({ installed_by: null })
    .where('team_id', '=', teamId)
    .where('installed_by', '=', userId)
    .execute();
}

/** Removes a person's runs; one that others predict about stays, without what names its owner. */
export async function forgetRuns(tx: Tx, { teamId, userId }: Person, alias: string): Promise<void> {
  await tx
    .deleteFrom('runs')
    .where('team_id', '=', teamId)
    .where('owner_id', '=', userId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('predictions')
            .select('predictions.id')
            .whereRef('predictions.team_id', '=', 'runs.team_id')
            .whereRef('predictions.run_row_id', '=', 'runs.id'),
        ),
      ),
    )
    .execute();
  await tx
    .updateTable('runs')
    .set((column) => ({
      owner_id: null,
      owner_hint: null,
      token_id: null,
      // Often the name that they have with their tracker; the key of a run must stay unique.
      entity: column('id', '||', `/${alias}`),
      url: null,
      config: '{}',
      notes: null,
      error: null,
    }))
    .where('team_id', '=', teamId)
    .where('owner_id', '=', userId)
    .execute();
}
