import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Merged, mergeReport, type Run, type RunReport, unknownRun } from '../../domain/runs/report.ts';
import { isOver } from '../../domain/runs/state.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { claimRequest } from '../../store/once/requests.ts';
import { findLinked } from '../../store/people/tracker-links.ts';
import {
  closeOfRun,
  fallDueWithRun,
  listOfRun,
  type RunPrediction,
  tieByName,
} from '../../store/runs/predictions.ts';
import { findByTracker, findOpenByName, holdRuns, insertRun, setRun } from '../../store/runs/write.ts';
import { wantHomes } from '../../store/surfaces.ts';
import { type Token, touchToken } from '../../store/tokens.ts';
import { askToPredict } from './ask-to-predict.ts';
import { passPromptsOn } from './pass-prompts-on.ts';

/** A name typed before its run was heard of means a run that starts within this time. */
const NAME_MEANS_MS = 14 * 24 * 60 * 60_000;

/** Who reports: a token, or with a null id Hunch itself, which asked a tracker. */
export interface Reporter extends Pick<Token, 'teamId' | 'userId' | 'channelId'> {
  readonly id: string | null;
}

/** What became of a report. */
export interface Reported {
  readonly run: Run;
  readonly isCreated: boolean;
  /** People who get a form for this start. */
  readonly prompted: readonly string[];
  /** People who are asked because the run has ended. */
  readonly asked: readonly string[];
  /** Open predictions on the run. */
  readonly predictions: readonly RunPrediction[];
}

/**
 * Takes in one report of a run. Idempotent and in any order: the same end twice asks nobody twice, an end before its
 * start makes a run that is over. A run's state answers no prediction; it only makes them due.
 *
 * @param deliveryKey names the delivery of a service that may bring it again; null where only the report counts
 * @returns `no-open-run` for an end that names no id, of a name that no open run has; `seen-before` for a delivery that
 *   was taken in already
 */
export async function reportRun(
  deps: Deps,
  reporter: Reporter,
  report: RunReport,
  deliveryKey: string | null = null,
): Promise<Reported | 'no-open-run' | 'seen-before'> {
  const now = deps.clock.now();
  const { teamId } = reporter;
  const inWorld = worldTimes(deps, report);
  const reported = await deps.db.write(async (tx) => {
    const isNew =
      deliveryKey === null || (await claimRequest(tx, teamId, deliveryKey, deps.clock.machineNow()));
    if (!isNew) return 'seen-before';
    await holdRuns(tx, { teamId, source: report.source, runId: report.runId, runName: report.runName ?? '' });
    const before = await runBefore(tx, teamId, inWorld);
    if (!before && !inWorld.runId && inWorld.state !== null && isOver(inWorld.state)) return 'no-open-run';
    const blank = blankRun(deps, reporter, inWorld, now);
    const known = before ?? ((await insertRun(tx, blank)) ? null : await runBefore(tx, teamId, inWorld));
    const merged = mergeReport(known ?? null, inWorld, blank, now);
    const run = { ...merged.run, ownerId: merged.run.ownerId ?? (await ownerOf(tx, merged.run)) };
    await setRun(tx, run);
    await tieByName(tx, run, plusMs(now, -NAME_MEANS_MS));
    if (isOver(run.state)) await closeOfRun(tx, run, now);
    if (merged.hasEnded) {
      await fallDueWithRun(tx, run, now);
      await passPromptsOn(tx, deps, run);
    }
    if (reporter.id !== null) await touchToken(tx, { teamId, id: reporter.id }, deps.clock.machineNow());
    const isOwned = known?.ownerId === null && run.ownerId !== null && run.state === 'running';
    const prompted = await promptFor(tx, deps, reporter, { run, hasStarted: merged.hasStarted || isOwned });
    const predictions = await listOfRun(tx, run);
    // What a run reported stands beside the question about it.
    if (isToldOnHome(known, run))
      await wantHomes(
        tx,
        teamId,
        predictions.flatMap(({ authorId, askedId }) => [authorId, askedId]),
      );
    const asked = isOver(run.state) ? [...new Set(predictions.map(({ askedId }) => askedId))] : [];
    return { run, isCreated: !known, prompted, asked, predictions };
  });
  deps.wake();
  return reported;
}

/** Whether a report changed what people read of a run. */
function isToldOnHome(before: Run | null | undefined, after: Run): boolean {
  const told = (run: Run | null | undefined) =>
    JSON.stringify(run && [run.state, run.startedAt, run.endedAt, run.error, run.summary, run.url]);
  return told(before) !== told(after);
}

async function runBefore(tx: Tx, teamId: string, report: RunReport): Promise<Run | undefined> {
  const key = { teamId, ...pick(report) };
  if (report.runId === null) return findOpenByName(tx, key, report.runName ?? '');
  return findByTracker(tx, { ...key, runId: report.runId });
}

/** A token of a person's means that person; with a project's the run says who it is. */
async function ownerOf(tx: Tx, run: Run): Promise<string | null> {
  if (run.ownerHint === null) return null;
  return findLinked(tx, run.teamId, run.source, run.ownerHint);
}

async function promptFor(
  tx: Tx,
  deps: Deps,
  { channelId }: Reporter,
  { run, hasStarted }: Pick<Merged, 'run' | 'hasStarted'>,
): Promise<string[]> {
  if (!hasStarted || run.prompt === 'never') return [];
  return askToPredict(tx, deps, run, channelId);
}

function blankRun(
  deps: Deps,
  { teamId, id: tokenId, userId }: Reporter,
  report: RunReport,
  now: Instant,
): Run {
  const id = deps.newId();
  return {
    ...unknownRun(id, teamId, now),
    ...pick(report),
    runId: report.runId ?? `${report.runName ?? 'run'}-${id}`,
    ownerId: userId,
    tokenId,
  };
}

const pick = ({ source, entity, project }: RunReport) => ({ source, entity, project });

/** Reports carry this machine's time; Hunch's world may be elsewhere, in the sandbox only. */
function worldTimes(deps: Deps, report: RunReport): RunReport {
  const offsetMs = Date.parse(deps.clock.now()) - Date.parse(deps.clock.machineNow());
  const moved = (at: Instant | null) => at && plusMs(at, offsetMs);
  return {
    ...report,
    startedAt: moved(report.startedAt),
    finishedAt: moved(report.finishedAt),
    expectedEndAt: moved(report.expectedEndAt),
  };
}
