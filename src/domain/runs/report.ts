import type { Instant } from '../prediction/prediction.ts';
import { SCALARS_MAX, type Scalars } from './scalars.ts';
import { isOver, type RunState } from './state.ts';

/** What one report says of a run, in our words; what it does not say is null or empty. */
export interface RunReport {
  readonly source: string;
  readonly entity: string;
  readonly project: string;
  /** The tracker's id; null when the report goes by the name. */
  readonly runId: string | null;
  readonly runName: string | null;
  /** Null for a word that nobody knows, from a tracker's template. */
  readonly state: RunState | null;
  readonly group: string | null;
  readonly jobType: string | null;
  readonly url: string | null;
  /** Slack id, e-mail or tracker name of whoever runs it. */
  readonly user: string | null;
  readonly notes: string | null;
  readonly config: Scalars;
  readonly summary: Scalars;
  readonly tags: readonly string[];
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly expectedEndAt: Instant | null;
  readonly exitCode: number | null;
  readonly error: string | null;
  readonly prompt: 'auto' | 'now' | 'never' | null;
  /** The run goes on after an end, which is otherwise final. */
  readonly isResumed: boolean;
}

/** A run as the database has it. */
export interface Run {
  readonly teamId: string;
  readonly id: string;
  readonly source: string;
  readonly entity: string;
  readonly project: string;
  readonly runId: string;
  readonly runName: string;
  readonly group: string;
  readonly jobType: string;
  readonly url: string | null;
  readonly ownerId: string | null;
  readonly ownerHint: string | null;
  readonly tokenId: string | null;
  readonly state: RunState;
  readonly attempt: number;
  readonly config: Scalars;
  readonly summary: Scalars;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly error: string | null;
  readonly exitCode: number | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly expectedEndAt: Instant | null;
  readonly firstReportedAt: Instant;
  readonly reportedAt: Instant;
  readonly prompt: 'auto' | 'now' | 'never';
}

/** A run of which nothing is known yet. */
export function unknownRun(id: string, teamId: string, now: Instant): Run {
  return {
    teamId,
    id,
    source: '',
    entity: '',
    project: '',
    runId: id,
    runName: '',
    group: '',
    jobType: '',
    url: null,
    ownerId: null,
    ownerHint: null,
    tokenId: null,
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

/** What one report changed. */
export interface Merged {
  readonly run: Run;
  /** The run was not over before and is now. */
  readonly hasEnded: boolean;
  /** The run was not known to run before and is now. */
  readonly hasStarted: boolean;
}

/** Trackers that take up a run again under its id. */
const RESUMES = new Set(['wandb', 'mlflow', 'slurm', 'sky']);

/**
 * A run after one more report. Reports may come twice and in any order: an end is final unless the run is resumed,
 * later summaries add to the earlier ones, and what a report does not say stays.
 *
 * @param now world time of the report
 */
export function mergeReport(before: Run | null, report: RunReport, blank: Run, now: Instant): Merged {
  const base = before ?? blank;
  const mayResume = report.isResumed || RESUMES.has(base.source);
  const wasOver = before !== null && isOver(before.state);
  const resumes = wasOver && report.state === 'running' && mayResume;
  const state = wasOver && !resumes ? base.state : (report.state ?? base.state);
  const hasEnded = isOver(state) && (!wasOver || resumes);
  const startedAt = earliest(base.startedAt, report.startedAt) ?? (state === 'running' ? now : null);
  return {
    hasEnded,
    hasStarted: state === 'running' && (before === null || before.state === 'pending' || resumes),
    run: {
      ...base,
      // What first spoke of the run, a pasted link or a webhook, may not have known where it belongs or whose it is.
      entity: base.entity || report.entity,
      project: base.project || report.project,
      ownerId: base.ownerId ?? blank.ownerId,
      tokenId: base.tokenId ?? blank.tokenId,
      runName: report.runName ?? base.runName,
      group: report.group ?? base.group,
      jobType: report.jobType ?? base.jobType,
      url: report.url ?? base.url,
      ownerHint: report.user ?? base.ownerHint,
      notes: report.notes ?? base.notes,
      error: report.error ?? base.error,
      exitCode: report.exitCode ?? base.exitCode,
      expectedEndAt: report.expectedEndAt ?? base.expectedEndAt,
      prompt: report.prompt ?? base.prompt,
      tags: report.tags.length > 0 ? report.tags : base.tags,
      config: merged(base.config, report.config),
      summary: merged(base.summary, report.summary),
      attempt: resumes ? base.attempt + 1 : base.attempt,
      state,
      startedAt,
      endedAt: hasEnded ? (report.finishedAt ?? now) : resumes ? null : base.endedAt,
      reportedAt: now,
    },
  };
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Both, the later value of a path winning, and no more than the earlier ones leave room for. */
function merged(before: Scalars, later: Scalars): Scalars {
  return Object.fromEntries(Object.entries({ ...before, ...later }).slice(0, SCALARS_MAX));
}
