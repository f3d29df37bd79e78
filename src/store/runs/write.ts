import type { Reader, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Run } from '../../domain/runs/report.ts';
import { toRow, toRun } from './rows.ts';

/** What names a run inside its workspace. */
export type RunKey = Pick<Run, 'teamId' | 'source' | 'entity' | 'project' | 'runId'>;

/**
 * The run that a tracker means: by its whole key, else, with trackers whose ids are unique, by the id alone where the
 * report or what is known of the run does not say which entity and project it belongs to.
 */
export async function findByTracker(db: Reader, key: RunKey): Promise<Run | undefined> {
  return (await findByKey(db, key)) ?? findByUniqueId(db, key);
}

async function findByKey(db: Reader, key: RunKey): Promise<Run | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', key.teamId)
    .where('source', '=', key.source)
    .where('entity', '=', key.entity)
    .where('project', '=', key.project)
    .where('run_id', '=', key.runId)
    .executeTakeFirst();
  return row && toRun(row);
}

/** Trackers whose ids name one run wherever it is: a report that leaves out the project means that run. */
const WITH_UNIQUE_IDS = ['wandb', 'mlflow', 'actions'];

async function findByUniqueId(db: Reader, key: RunKey): Promise<Run | undefined> {
  if (!WITH_UNIQUE_IDS.includes(key.source)) return undefined;
  const named = db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', key.teamId)
    .where('source', '=', key.source)
    .where('run_id', '=', key.runId);
  const saysPlace = key.entity !== '' || key.project !== '';
  const row = await (saysPlace ? named.where('entity', '=', '').where('project', '=', '') : named)
    .orderBy('first_reported_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toRun(row);
}

/** The newest run of that name in a project which is not over. */
export async function findOpenByName(
  db: Reader,
  key: Omit<RunKey, 'runId'>,
  runName: string,
): Promise<Run | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', key.teamId)
    .where('source', '=', key.source)
    .where('entity', '=', key.entity)
    .where('project', '=', key.project)
    .where('run_name', '=', runName)
    .where('state', 'in', ['pending', 'running'])
    .orderBy('first_reported_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toRun(row);
}

/** The run with this row id. */
export async function findRunRow(db: Reader, teamId: string, id: string): Promise<Run | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toRun(row);
}

/** The runs with these row ids, by id. */
export async function listRuns(
  db: Reader,
  teamId: string,
  ids: readonly string[],
): Promise<Map<string, Run>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, toRun(row)]));
}

/** Makes the row of a run that nobody spoke of; false if somebody was quicker. */
export async function insertRun(tx: Tx, run: Run): Promise<boolean> {
  const inserted = await tx
    .insertInto('runs')
    .values(toRow(run))
    .onConflict((conflict) =>
      conflict.columns(['team_id', 'source', 'entity', 'project', 'run_id']).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Holds what a report may mean until the transaction ends, so that two reports of one run are taken in one by one. */
export async function holdRuns(
  tx: Tx,
  {
    teamId,
    source,
    runId,
    runName,
  }: Pick<Run, 'teamId' | 'source' | 'runName'> & { readonly runId: string | null },
): Promise<void> {
  const same = tx.updateTable('runs').where('team_id', '=', teamId).where('source', '=', source);
  await (runId === null
    ? same.set({ run_name: runName }).where('run_name', '=', runName)
    : same.set({ run_id: runId }).where('run_id', '=', runId)
  ).execute();
}

/** Writes a run as it is now. */
export async function setRun(tx: Tx, run: Run): Promise<void> {
  const { team_id: _team, id: _id, ...changed } = toRow(run);
  await tx
    .updateTable('runs')
    .set(changed)
    .where('team_id', '=', run.teamId)
    .where('id', '=', run.id)
    .execute();
}

/** Gives a run its owner, if it has none yet. */
export async function setOwner(tx: Tx, teamId: string, id: string, ownerId: string): Promise<boolean> {
  const updated = await tx
    .updateTable('runs')
    .set({ owner_id: ownerId })
    .where('team_id', '=', teamId)
    .where('id', '=', id)
    .where('owner_id', 'is', null)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** Forgets config and summary of runs last reported before `before`; that there was a run stays. */
export async function forgetRunDetails(tx: Tx, before: Instant): Promise<void> {
  await tx
    .updateTable('runs')
    .set({ config: '{}', summary: '{}', notes: null, error: null })
    .where('reported_at', '<', before)
    .where((where) => where.or([where('config', '<>', '{}'), where('summary', '<>', '{}')]))
    .execute();
}
