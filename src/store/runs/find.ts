import { type SqlBool, sql } from 'kysely';
import type { Reader } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** What capture must know of a run. */
export interface KnownRun {
  readonly rowId: string;
  readonly name: string;
  readonly url: string | null;
  /** When it began as far as anyone reported. */
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly expectedEndAt: Instant | null;
}

/** The newest run with this name first reported at or after `since`. */
export async function findRunByName(
  db: Reader,
  teamId: string,
  name: string,
  since: Instant,
): Promise<KnownRun | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('run_name', '=', name)
    .where('first_reported_at', '>=', since)
    .orderBy('first_reported_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toKnownRun(row);
}

/** The newest run reported with this link. */
export async function findRunByUrl(db: Reader, teamId: string, url: string): Promise<KnownRun | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('url', '=', url)
    .orderBy('first_reported_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toKnownRun(row);
}

/** The run with this row id. */
export async function findRun(db: Reader, teamId: string, rowId: string): Promise<KnownRun | undefined> {
  const row = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('id', '=', rowId)
    .executeTakeFirst();
  return row && toKnownRun(row);
}

/** Runs reported lately whose name holds `part` (any case), of one owner or (null) of anybody, newest first. */
export async function listRecentRuns(
  db: Reader,
  teamId: string,
  { part, ownerId }: { readonly part: string; readonly ownerId: string | null },
  limit: number,
): Promise<KnownRun[]> {
  const pattern = `%${part.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await db
    .selectFrom('runs')
    .selectAll()
    .where('team_id', '=', teamId)
    .where(sql<SqlBool>`lower(run_name) like ${pattern} escape '\\'`)
    .$if(ownerId !== null, (query) => query.where('owner_id', '=', ownerId))
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toKnownRun);
}

function toKnownRun(row: Row<'runs'>): KnownRun {
  return {
    rowId: row.id,
    name: row.run_name || row.run_id,
    url: row.url,
    startedAt: row.started_at ?? row.first_reported_at,
    endedAt: row.ended_at,
    expectedEndAt: row.expected_end_at,
  };
}
