import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';

/** How often somebody said a percent, and how often it came true. */
export interface Level {
  readonly percent: number;
  readonly n: number;
  readonly yes: number;
}

/** Whose levels: a person's, or those of what is shared in a channel. */
export interface Scope {
  readonly teamId: string;
  readonly scope: 'person' | 'channel';
  readonly scopeId: string;
}

/** Whose levels a scored forecast enters. A late one counts for its person only; a private one for no channel. */
export function scopesOf(
  score: Pick<Row<'scores'>, 'team_id' | 'user_id' | 'channel_id' | 'is_late'>,
): Scope[] {
  const { team_id: teamId, user_id: userId, channel_id: channelId } = score;
  const person: Scope = { teamId, scope: 'person', scopeId: userId };
  if (channelId === null || score.is_late === 1) return [person];
  return [person, { teamId, scope: 'channel', scopeId: channelId }];
}

/** Counts scored forecasts into the levels, or out of them again. */
export async function moveLevels(tx: Tx, scores: readonly Row<'scores'>[], by: 1 | -1): Promise<void> {
  for (const score of scores) {
    const { percent, happened, kind } = score;
    if (percent === null || happened === null || kind === 'numeric') continue;
    for (const scope of scopesOf(score)) await move(tx, scope, { kind, percent, n: by, yes: by * happened });
  }
}

/** The levels of a person or a channel, by rising percent; percents nobody said any more are left out. */
export async function listLevels(db: Reader, scope: Scope, kind: 'binary' | 'choice'): Promise<Level[]> {
  return db
    .selectFrom('levels')
    .select(['percent', 'n', 'yes'])
    .where('team_id', '=', scope.teamId)
    .where('scope', '=', scope.scope)
    .where('scope_id', '=', scope.scopeId)
    .where('kind', '=', kind)
    .where('n', '>', 0)
    .orderBy('percent')
    .execute();
}

async function move(
  tx: Tx,
  scope: Scope,
  change: {
    readonly kind: 'binary' | 'choice';
    readonly percent: number;
    readonly n: number;
    readonly yes: number;
  },
): Promise<void> {
  const row = {
    team_id: scope.teamId,
    scope: scope.scope,
    scope_id: scope.scopeId,
    kind: change.kind,
    percent: change.percent,
  };
  // Two statements, since the row's own check would refuse the negative counts of an insert that becomes an update.
  await tx
    .insertInto('levels')
    .values({ ...row, n: 0, yes: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .updateTable('levels')
    .set((column) => ({ n: column('n', '+', change.n), yes: column('yes', '+', change.yes) }))
    .where((where) => where.and(row))
    .execute();
}
