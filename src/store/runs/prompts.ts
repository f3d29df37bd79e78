import type { Reader, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { RunPrompt } from '../../domain/runs/prompting.ts';
import type { Run } from '../../domain/runs/report.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { toRun } from './rows.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A prompt's addressee: the person whose run it is, else the channel of its project. */
export type PromptTarget = { readonly userId: string } | { readonly channelId: string };

/** How many run prompts a person or a channel had, or will have, of the last 24 hours. */
export async function countPrompts(
  db: Reader,
  teamId: string,
  to: PromptTarget,
  now: Instant,
): Promise<number> {
  const row = await db
    .selectFrom('deliveries')
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('count'))
    .where('team_id', '=', teamId)
    .$if('userId' in to, (query) => query.where('user_id', '=', 'userId' in to ? to.userId : ''))
    .$if('channelId' in to, (query) => query.where('channel_id', '=', 'channelId' in to ? to.channelId : ''))
    .where('kind', '=', 'run-prompt')
    .where('state', '<>', 'cancelled')
    .where('due_at', '>', plusMs(now, -DAY_MS))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** A prompt that was taken back before it was sent. */
export interface TakenBack {
  readonly asks: RunPrompt['asks'];
  readonly channelId: string | null;
}

/** Removes the prompts about a run that are still to be sent, so that they count for nothing and may be enqueued anew. */
export async function takeBackPrompts(tx: Tx, run: Pick<Run, 'teamId' | 'id'>): Promise<TakenBack[]> {
  const rows = await tx
    .deleteFrom('deliveries')
    .where('team_id', '=', run.teamId)
    .where('state', '=', 'pending')
    .where('kind', '=', 'run-prompt')
    .where('payload', 'like', `%"runRowId":"${run.id}"%`)
    .returning(['payload', 'channel_id'])
    .execute();
  return rows.map((row) => ({ asks: JSON.parse(row.payload).asks, channelId: row.channel_id }));
}

/** The newest other run that goes on and may be asked about, of the same owner or nobody's; perhaps only of its group. */
export async function findRunningBeside(
  db: Reader,
  run: Run,
  which: 'of the owner' | 'of the group',
): Promise<Run | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', run.teamId)
    .where('owner_id', run.ownerId === null ? 'is' : '=', run.ownerId)
    .where('id', '<>', run.id)
    .where('state', '=', 'running')
    .where('prompt', '<>', 'never')
    .$if(which === 'of the group', (query) =>
      query
        .where('source', '=', run.source)
        .where('entity', '=', run.entity)
        .where('project', '=', run.project)
        .where('run_group', '=', run.group),
    )
    .orderBy('first_reported_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toRun(row);
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
