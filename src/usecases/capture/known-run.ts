import type { Reader } from '../../../db/connect.ts';
import type { Proposal } from '../../domain/capture/proposal.ts';
import type { Due, Instant } from '../../domain/prediction/prediction.ts';
import { linkedRun } from '../../domain/runs/linked-run.ts';
import { findRun, findRunByName, findRunByUrl, type KnownRun } from '../../store/runs/find.ts';
import { findByTracker } from '../../store/runs/write.ts';

/** A typed name means the newest run of that name within this time. */
const NAME_MEANS_MS = 14 * 24 * 60 * 60_000;

/** The run that a proposal means, if Hunch has heard of it: chosen, else by its link, else by its name. */
export async function knownRun(
  db: Reader,
  teamId: string,
  run: Proposal['run'],
  now: Instant,
): Promise<KnownRun | undefined> {
  if (run.rowId) return findRun(db, teamId, run.rowId);
  const byLink = run.url ? await runOfUrl(db, teamId, run.url) : undefined;
  if (byLink || !run.label) return byLink;
  const since = new Date(Date.parse(now) - NAME_MEANS_MS).toISOString();
  return findRunByName(db, teamId, run.label, since);
}

/** By the very address that was reported, else by the entity, project and id that a tracker's link names. */
async function runOfUrl(db: Reader, teamId: string, url: string): Promise<KnownRun | undefined> {
  const reported = await findRunByUrl(db, teamId, url);
  if (reported) return reported;
  const linked = linkedRun(url);
  const run = linked && (await findByTracker(db, { teamId, ...linked }));
  return run ? findRun(db, teamId, run.id) : undefined;
}

/** When to ask at the latest: the run's own expected end is a better fallback than one that Hunch chose. */
export function dueWithRun(due: Due, run: KnownRun | undefined, now: Instant): Due {
  const expected = run?.expectedEndAt;
  return due.rule === 'run' && expected && expected > now ? { ...due, at: expected } : due;
}

/** How long a run is known to have lived at `now`, in milliseconds; null without a run that is known to run. */
export const ageOf = (run: KnownRun | undefined, now: Instant): number | null =>
  run?.startedAt ? Math.max(0, Date.parse(now) - Date.parse(run.startedAt)) : null;
