import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Weekly } from '../../domain/time/weekly.ts';

/** A channel's weekly digest: whether, when, by whom, and what was posted last. */
export interface DigestSettings extends Weekly {
  readonly teamId: string;
  readonly channelId: string;
  readonly isOn: boolean;
  readonly setBy: string;
  readonly setAt: Instant;
  readonly nextDueAt: Instant;
  /** Local week of the latest one, `2026-W48`; null before the first. */
  readonly lastWeek: string | null;
  /** What happened up to here was told. */
  readonly cutoffAt: Instant;
}

/** The digest of a channel; undefined where nobody ever set one. */
export async function findDigest(
  db: Reader,
  teamId: string,
  channelId: string,
): Promise<DigestSettings | undefined> {
  const row = await db
    .selectFrom('digests')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst();
  return row && toSettings(row);
}

/** Takes over what somebody set; the week that was posted last is never changed by it. */
export async function setDigest(tx: Tx, digest: Omit<DigestSettings, 'lastWeek'>): Promise<void> {
  const chosen = {
    is_on: digest.isOn ? (1 as const) : (0 as const),
    weekday: digest.weekday,
    hour: digest.hour,
    zone: digest.zone,
    set_by: digest.setBy,
    set_at: digest.setAt,
    next_due_at: digest.nextDueAt,
    cutoff_at: digest.cutoffAt,
  };
  await tx
    .insertInto('digests')
    .values({ team_id: digest.teamId, channel_id: digest.channelId, ...chosen })
    .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(chosen))
    .execute();
}

/** Digests whose time has come by `now`, longest waiting first; those of workspaces that removed Hunch are left out. */
export async function listDueDigests(db: Reader, now: Instant, limit: number): Promise<DigestSettings[]> {
  const rows = await db
    .selectFrom('digests')
    .innerJoin('teams', 'teams.team_id', 'digests.team_id')
    .selectAll('digests')
    .where('digests.is_on', '=', 1)
    .where('digests.next_due_at', '<=', now)
    .where('teams.state', '=', 'active')
    .orderBy('digests.next_due_at')
    .orderBy('digests.channel_id')
    .limit(limit)
    .execute();
  return rows.map(toSettings);
}

/**
 * Moves a digest on to its next time, everything up to `cutoffAt` told. Returns false, and changes nothing, if another
 * instance did so or somebody set it anew meanwhile.
 */
export async function markDigestPlanned(
  tx: Tx,
  digest: DigestSettings,
  planned: { readonly week: string; readonly nextDueAt: Instant; readonly cutoffAt: Instant },
): Promise<boolean> {
  const marked = await tx
    .updateTable('digests')
    .set({ last_week: planned.week, next_due_at: planned.nextDueAt, cutoff_at: planned.cutoffAt })
    .where('team_id', '=', digest.teamId)
    .where('channel_id', '=', digest.channelId)
    .where('is_on', '=', 1)
    .where('next_due_at', '=', digest.nextDueAt)
    .where('set_at', '=', digest.setAt)
    .executeTakeFirst();
  return marked.numUpdatedRows === 1n;
}

/** Switches a digest off, as long as it is as it was read. Returns false if somebody set it anew meanwhile. */
export async function switchDigestOff(tx: Tx, digest: DigestSettings): Promise<boolean> {
  const switched = await tx
    .updateTable('digests')
    .set({ is_on: 0 })
    .where('team_id', '=', digest.teamId)
    .where('channel_id', '=', digest.channelId)
    .where('is_on', '=', 1)
    .where('set_at', '=', digest.setAt)
    .executeTakeFirst();
  return switched.numUpdatedRows === 1n;
}

function toSettings(row: Row<'digests'>): DigestSettings {
  return {
    teamId: row.team_id,
    channelId: row.channel_id,
    isOn: row.is_on === 1,
    weekday: row.weekday,
    hour: row.hour,
    zone: row.zone,
    setBy: row.set_by,
    setAt: row.set_at,
    nextDueAt: row.next_due_at,
    lastWeek: row.last_week,
    cutoffAt: row.cutoff_at,
  };
}
