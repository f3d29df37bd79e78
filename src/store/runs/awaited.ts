import type { Reader } from '../../../db/connect.ts';
import type { Run } from '../../domain/runs/report.ts';

/** A run that an open prediction waits for and that has not ended as far as anyone said. */
export type AwaitedRun = Pick<Run, 'teamId' | 'id' | 'source' | 'entity' | 'project' | 'runId' | 'state'> & {
  readonly since: Run['firstReportedAt'];
};

/** Such runs of a tracker, those first that were heard of last. */
export async function listAwaited(db: Reader, source: string, limit: number): Promise<AwaitedRun[]> {
  const rows = await db
    .selectFrom('runs')
    .select(['team_id', 'id', 'source', 'entity', 'project', 'run_id', 'state', 'first_reported_at'])
    .where('source', '=', source)
    .where('state', 'in', ['pending', 'running'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('predictions')
          .select('predictions.id')
          .whereRef('predictions.team_id', '=', 'runs.team_id')
          .whereRef('predictions.run_row_id', '=', 'runs.id')
          .where('predictions.answered_at', 'is', null)
          .where('predictions.withdrawn_at', 'is', null),
      ),
    )
    .orderBy('first_reported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    teamId: row.team_id,
    id: row.id,
    source: row.source,
    entity: row.entity,
    project: row.project,
    runId: row.run_id,
    state: row.state,
    since: row.first_reported_at,
  }));
}
