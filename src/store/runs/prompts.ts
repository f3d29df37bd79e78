import type { Reader } from '../../../db/connect.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';

const DAY_MS = 24 * 60 * 60_000;

/** How many run prompts a person had, or will have, of the last 24 hours. */
export async function countPrompts(
  db: Reader,
  { teamId, userId }: Pick<Member, 'teamId' | 'userId'>,
  now: Instant,
): Promise<number> {
  const row = await db
    .selectFrom('deliveries')
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('count'))
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .where('kind', '=', 'run-prompt')
    .where('state', '<>', 'cancelled')
    .where('due_at', '>', plusMs(now, -DAY_MS))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whether somebody has said anything about a run yet. */
export async function hasForecastOn(
  db: Reader,
  run: { readonly teamId: string; readonly id: string },
  userId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('predictions')
    .select('id')
    .where('team_id', '=', run.teamId)
    .where('run_row_id', '=', run.id)
    .where('author_id', '=', userId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
