import { type SqlBool, sql } from 'kysely';
import type { Reader } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** What capture must know of a run. */
export interface KnownRun {
  readonly rowId: string;
  readonly name: string;
  readonly url: string | null;
  /** When it began as far as anyone reported; null while nobody said that it runs. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly expectedEndAt: Instant | null;
}

/** The newest run with this name reported first at or after `since`. */
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
    .where('token_id', 'is not', null)
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

/**
 * Runs reported lately whose name holds `part` (any case), of one owner or (null) of anybody, newest first. Not those that
 * only a pasted link speaks of: that somebody predicts about them may be private.
 */
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
    .where('token_id', 'is not', null)
    .where(sql<SqlBool>`lower(run_name) like ${pattern} escape '\\'`)
    .$if(ownerId !== null, (query) => query.where('owner_id', '=', ownerId))
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toKnownRun);
}

/** Runs that go on and are nobody's, whose report named an e-mail address or a Slack id; newest first. */
export async function listOwnerless(
  db: Reader,
  since: Instant,
  limit: number,
): Promise<{ readonly teamId: string; readonly id: string; readonly ownerHint: string }[]> {
  const rows = await db
    .selectFrom('runs')
    .select(['team_id', 'id', 'owner_hint'])
    .where('owner_id', 'is', null)
    .where('state', 'in', ['pending', 'running'])
    .where('first_reported_at', '>=', since)
    .where((where) =>
      where.or([
        where('owner_hint', 'like', '%_@_%'),
        where('owner_hint', 'like', 'U0%'),
        where('owner_hint', 'like', 'W0%'),
      ]),
    )
    .orderBy('first_reported_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ teamId: row.team_id, id: row.id, ownerHint: row.owner_hint ?? '' }));
}

function toKnownRun(row: Row<'runs'>): KnownRun {
  return {
    rowId: row.id,
    name: row.run_name || row.run_id,
    url: row.url,
    startedAt: row.started_at ?? (row.state === 'pending' ? null : row.first_reported_at),
    endedAt: row.ended_at,
    expectedEndAt: row.expected_end_at,
  };
}
