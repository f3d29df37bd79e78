import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { type Merged, mergeReport, type Run, type RunReport } from '../../domain/runs/report.ts';
import { isOver } from '../../domain/runs/state.ts';
import { plusMs } from '../../domain/time/wall.ts';
import {
  closeOfRun,
  fallDueWithRun,
  listOfRun,
  type RunPrediction,
  tieByName,
} from '../../store/runs/predictions.ts';
import { findByKey, findOpenByName, setRun } from '../../store/runs/write.ts';
import { type Token, touchToken } from '../../store/tokens.ts';
import { findLinked } from '../../store/tracker-links.ts';
import { askToPredict } from './ask-to-predict.ts';

/** A name typed before its run was heard of means a run that starts within this time. */
const NAME_MEANS_MS = 14 * 24 * 60 * 60_000;

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
 * @returns `no-open-run` for an end that names no id, of a name that no open run has
 */
export async function reportRun(
  deps: Deps,
  token: Token,
  report: RunReport,
): Promise<Reported | 'no-open-run'> {
  const now = deps.clock.now();
  const inWorld = worldTimes(deps, report);
  const reported = await deps.db.write(async (tx) => {
    const key = { teamId: token.teamId, ...pick(inWorld) };
    const before = inWorld.runId
      ? await findByKey(tx, { ...key, runId: inWorld.runId })
      : await findOpenByName(tx, key, inWorld.runName ?? '');
    if (!before && !inWorld.runId && inWorld.state !== null && isOver(inWorld.state)) return 'no-open-run';
    const blank = blankRun(deps, token, inWorld, now);
    const merged = mergeReport(before ?? null, inWorld, blank, now);
    const run = { ...merged.run, ownerId: merged.run.ownerId ?? (await ownerOf(tx, merged.run)) };
    await setRun(tx, run);
    await tieByName(tx, run, plusMs(now, -NAME_MEANS_MS));
    if (isOver(run.state)) await closeOfRun(tx, run, now);
    if (merged.hasEnded) await fallDueWithRun(tx, run, now);
    await touchToken(tx, token, deps.clock.machineNow());
    const prompted = await promptFor(tx, deps, token, { ...merged, run });
    const predictions = await listOfRun(tx, run);
    const asked = isOver(run.state) ? [...new Set(predictions.map(({ askedId }) => askedId))] : [];
    return { run, isCreated: before === undefined, prompted, asked, predictions };
  });
  deps.wake();
  return reported;
}

/** A token of a person's means that person; with a project's the run says who it is. */
async function ownerOf(tx: Tx, run: Run): Promise<string | null> {
  if (run.ownerHint === null) return null;
  return findLinked(tx, run.teamId, run.source, run.ownerHint);
}

async function promptFor(tx: Tx, deps: Deps, token: Token, { run, hasStarted }: Merged): Promise<string[]> {
  if (!hasStarted || run.prompt === 'never') return [];
  return askToPredict(tx, deps, run, token.channelId);
}

function blankRun(deps: Deps, token: Token, report: RunReport, now: Instant): Run {
  const id = deps.newId();
  return {
    teamId: token.teamId,
    id,
    ...pick(report),
    runId: report.runId ?? `${report.runName ?? 'run'}-${id}`,
    runName: '',
    group: '',
    jobType: '',
    url: null,
    ownerId: token.userId,
    ownerHint: null,
    tokenId: token.id,
    state: 'pending',
    attempt: 1,
    config: {},
    summary: {},
    tags: [],
    notes: null,
    error: null,
    exitCode: null,
    startedAt: null,
    endedAt: null,
    expectedEndAt: null,
    firstReportedAt: now,
    reportedAt: now,
    prompt: 'auto',
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
