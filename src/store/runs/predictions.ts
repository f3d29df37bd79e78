import type { Reader, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Run } from '../../domain/runs/report.ts';

/** A prediction that a run's report is about. */
export interface RunPrediction {
  readonly id: string;
  readonly claim: string;
  readonly authorId: string;
  readonly askedId: string;
}

/**
 * Ties to a run the open predictions that named it, by link or by name, before it was first heard of.
 *
 * @param since predictions recorded earlier mean another run of that name
 */
export async function tieByName(tx: Tx, run: Run, since: Instant): Promise<void> {
  await tx
    .updateTable('predictions')
    .set({ run_row_id: run.id })
    .where('team_id', '=', run.teamId)
    .where('run_row_id', 'is', null)
    .where('recorded_at', '>=', since)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where((where) =>
      where.or([
        ...(run.runName === '' ? [] : [where('run_label', '=', run.runName)]),
        ...(run.url === null ? [] : [where('run_url', '=', run.url)]),
        where('run_label', '=', run.runId),
      ]),
    )
    .execute();
}

/** Closes forecasts on a run that has ended: its numbers may be known from now on. */
export async function closeOfRun(tx: Tx, run: Pick<Run, 'teamId' | 'id'>, at: Instant): Promise<void> {
  await openOfRun(tx, run).set({ closed_at: at }).where('closed_at', 'is', null).execute();
}

/**
 * Makes due, at `at`, what waits for the run's end and has not fallen due by its fallback time. Asking is left to the
 * planner, which knows about nights.
 */
export async function fallDueWithRun(tx: Tx, run: Pick<Run, 'teamId' | 'id'>, at: Instant): Promise<void> {
  await openOfRun(tx, run)
    .set({ due_at: at })
    .where('due_rule', '=', 'run')
    .where('fell_due_at', 'is', null)
    .where('due_at', '>', at)
    .execute();
}

/** Open predictions of a run, oldest first. */
export async function listOfRun(db: Reader, run: Pick<Run, 'teamId' | 'id'>): Promise<RunPrediction[]> {
  const rows = await db
    .selectFrom('predictions')
    .select(['id', 'claim', 'author_id', 'asked_id', 'due_rule'])
    .where('team_id', '=', run.teamId)
    .where('run_row_id', '=', run.id)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    claim: row.claim,
    authorId: row.author_id,
    askedId: row.asked_id,
  }));
}

function openOfRun(tx: Tx, run: Pick<Run, 'teamId' | 'id'>) {
  return tx
    .updateTable('predictions')
    .where('team_id', '=', run.teamId)
    .where('run_row_id', '=', run.id)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null);
}
