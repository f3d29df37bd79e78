import type { Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Scope } from '../scores/levels.ts';

/** Names a scope among others of its workspace; sorts as text. */
export const scopeKey = (scope: Scope): string => `${scope.scope}|${scope.scopeId}`;

/** What predictions may share: their run, else the label their author gave, else nothing. */
export function causeOf(
  row: Pick<Row<'predictions'>, 'id' | 'run_row_id' | 'run_label' | 'author_id'>,
): string {
  if (row.run_row_id !== null) return `run|${row.run_row_id}`;
  return row.run_label === null ? `prediction|${row.id}` : `label|${row.author_id}|${row.run_label}`;
}

/**
 * Holds scopes until the transaction ends, always in the same order, so that clusters which close at once get numbers
 * one after the other.
 */
export async function lockScopes(tx: Tx, scopes: readonly Scope[]): Promise<void> {
  const sorted = [...scopes].sort((a, b) => (scopeKey(a) < scopeKey(b) ? -1 : 1));
  for (const { teamId, scope, scopeId } of sorted)
    if (scope === 'person')
      await tx
        .updateTable('members')
        .set({ user_id: scopeId })
        .where('team_id', '=', teamId)
        .where('user_id', '=', scopeId)
        .execute();
    else
      await tx
        .updateTable('channels')
        .set({ channel_id: scopeId })
        .where('team_id', '=', teamId)
        .where('channel_id', '=', scopeId)
        .execute();
}
